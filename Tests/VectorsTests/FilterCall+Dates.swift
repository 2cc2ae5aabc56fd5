import Foundation

@testable import ManageKit
@testable import ManageTemplateEngine

extension FilterCall {
  /// Functions of `dateformat`, `timesince`, `dateparse` and `duration`.
  func dates(_ name: String) throws -> TemplateValue? {
    switch name {
    case "format", "time_format": return try formatted()
    case "timesince": return try timeBetween(isUntil: named["reversed"]?.isTruthy ?? false)
    case "timeuntil": return try timeBetween(isUntil: true)
    case "parse_date": return try DateReader.date(firstText).map { .date($0) } ?? .null
    case "parse_time": return try DateReader.time(firstText).map { .date($0) } ?? .null
    case "parse_datetime": return try DateReader.dateTime(firstText).map { .date($0) } ?? .null
    case "parse_duration": return try DurationReader.duration(firstText).map { .duration($0) } ?? .null
    default: return try duration(name)
    }
  }

  private func duration(_ name: String) throws -> TemplateValue? {
    guard case .duration(let duration) = try first else { throw WrongType() }
    switch name {
    case "duration_string": return .string(duration.plainText)
    case "duration_iso_string": return .string(duration.isoText)
    case "duration_microseconds": return .int(duration.microseconds)
    default: return nil
    }
  }

  private func formatted() throws -> TemplateValue {
    guard case .date(var date) = try first, let format = argument(1, "format_string") else { throw WrongType() }
    date.isPinned = true
    guard let text = context.dateFormat(format.text).textIfPossible(of: context.civil(date)) else { throw WrongType() }
    return .string(text)
  }

  private func timeBetween(isUntil: Bool) throws -> TemplateValue {
    guard case .date(let date) = try first else { throw WrongType() }
    let zone = date.timeZone ?? record.zone
    var words = TimeSince(context: context)
    words.depth = argument(4, "depth")?.integer ?? 2
    guard words.depth > 0 else { throw WrongType() }
    let then = CivilDate(date, in: zone)
    var now = CivilDate(TemplateDate(engine.options.now(), timeZone: zone), in: zone)
    if case .date(let end)? = argument(1, "now") {
      guard (end.timeZone == nil) == (date.timeZone == nil) else { throw WrongType() }
      now = CivilDate(end, in: zone)
    }
    return .string(isUntil ? words.text(from: now, to: then) : words.text(from: then, to: now))
  }
}
