import Foundation

extension Library {
  mutating func addDateFilters() {
    filter("date", arity: 0...1) { value, format, context in
      guard case .date(let date) = value else { return .string("") }
      let format = context.dateFormat(format.flatMap { $0.isNull ? nil : $0.text } ?? "DATE_FORMAT")
      guard let text = format.textIfPossible(of: context.civil(date)) else {
        throw TemplateError(.render, "The format doesn't fit: a day has no time, and a time of day no date")
      }
      return .string(text)
    }
    filter("time", arity: 0...1) { value, format, context in
      guard case .date(let date) = value else { return .string("") }
      let format = context.dateFormat(format.flatMap { $0.isNull ? nil : $0.text } ?? "TIME_FORMAT")
      return .string(format.text(of: context.civil(date)))
    }
    filter("localtime", arity: 0...0) { value, _, context in
      value.pinned(to: context.activeTimeZone ?? TemplateZone(context.timeZone))
    }
    filter("utc") { value in value.pinned(to: TemplateZone(.gmt)) }
    filter("timezone") { value, name in
      TemplateZone(name).map { value.pinned(to: $0) } ?? .string("")
    }
    filter("timesince", arity: 0...1) { value, other, context in
      .string(context.timeBetween(value, other) { TimeSince(context: context).text(from: $0, to: $1) })
    }
    filter("timeuntil", arity: 0...1) { value, other, context in
      .string(context.timeBetween(value, other) { TimeSince(context: context).text(from: $1, to: $0) })
    }
  }
}

extension TemplateValue {
  /// The same instant in a zone in which it stays.
  fileprivate func pinned(to zone: TemplateZone) -> TemplateValue {
    guard case .date(let date) = self, date.kind == .dateTime else { return .string("") }
    var pinned = TemplateDate(date.instant, timeZone: zone.zone, isPinned: true)
    pinned.zoneName = zone.name
    return .date(pinned)
  }
}

extension FilterContext {
  /// The words for the time between a date and another, or now, both on the first one's clock.
  fileprivate func timeBetween(
    _ value: TemplateValue, _ other: TemplateValue?, _ words: (CivilDate, CivilDate) -> String
  ) -> String {
    guard case .date(let date) = value, date.kind != .time else { return "" }
    let zone = date.timeZone ?? engine.options.timeZone
    guard case .date(let end)? = other else {
      let now = TemplateDate(engine.options.now(), timeZone: date.timeZone)
      return words(CivilDate(date, in: zone), CivilDate(now, in: zone))
    }
    guard end.kind != .time, (end.timeZone == nil) == (date.timeZone == nil) else { return "" }
    return words(CivilDate(date, in: zone), CivilDate(end, in: zone))
  }
}
