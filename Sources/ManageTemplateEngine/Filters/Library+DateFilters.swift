import Foundation

extension Library {
  mutating func addDateFilters() {
    filter("date", arity: 0...1) { value, format, context in
      guard case .date(let date) = value else {
        return .string(context.dateFormat(format, or: "DATE_FORMAT").text(for: value))
      }
      return .string(try context.dateText(date, format, or: "DATE_FORMAT"))
    }
    filter("time", arity: 0...1) { value, format, context in
      let format = context.dateFormat(format, or: "TIME_FORMAT")
      guard case .date(let date) = value else { return .string(format.text(for: value)) }
      return .string(format.timeText(of: context.civil(date)))
    }
    filter("localtime", arity: 0...0) { value, _, context in
      value.pinned(to: context.activeTimeZone ?? TemplateZone(context.timeZone), context)
    }
    filter("utc", arity: 0...0) { value, _, context in value.pinned(to: TemplateZone(.gmt), context) }
    filter("timezone", arity: 1...1) { value, name, context in
      name.flatMap(TemplateZone.init).map { value.pinned(to: $0, context) } ?? .string("")
    }
    filter("timesince", arity: 0...1) { value, other, context in
      .string(try context.timeBetween(value, other) { TimeSince(context: context).text(from: $0, to: $1) })
    }
    filter("timeuntil", arity: 0...1) { value, other, context in
      .string(try context.timeBetween(value, other) { TimeSince(context: context).text(from: $1, to: $0) })
    }
  }
}

extension FilterContext {
  /// A date in a format; nothing where the format asks a time of day for its day. Throws where it asks a day for its
  /// time.
  func dateText(_ date: TemplateDate, _ format: TemplateValue?, or name: String) throws -> String {
    let format = dateFormat(format, or: name)
    if let text = format.textIfPossible(of: civil(date)) { return text }
    guard date.kind == .time else { throw TemplateError(.render, "The format asks a day for its time") }
    return ""
  }

  /// A format, or the site's of a name where that is nothing.
  fileprivate func dateFormat(_ format: TemplateValue?, or name: String) -> DateFormat {
    dateFormat(format.flatMap { $0.isTruthy ? $0.text : nil } ?? name)
  }
}

extension TemplateValue {
  /// The same instant in a zone in which it stays.
  fileprivate func pinned(to zone: TemplateZone, _ context: FilterContext) -> TemplateValue {
    guard case .date(let date) = self, date.kind == .dateTime else { return .string("") }
    let instant = CivilDate(date, in: date.timeZone ?? context.engine.options.timeZone).instant
    var pinned = TemplateDate(instant, timeZone: zone.zone, isPinned: true)
    pinned.zoneName = zone.name
    return .date(pinned)
  }
}

extension TemplateValue {
  /// The day or instant; nil for what counts as nothing, such as empty text. Throws for any other value.
  fileprivate var dateOrNothing: TemplateDate? {
    get throws {
      guard isTruthy else { return nil }
      guard case .date(let date) = try forced(), date.kind != .time else {
        throw TemplateError(.render, "\(representation()) is a length of time, not a date")
      }
      return date
    }
  }
}

extension FilterContext {
  /// The words for the time between a date and another, or now, both on the first one's clock.
  fileprivate func timeBetween(
    _ value: TemplateValue, _ other: TemplateValue?, _ words: (CivilDate, CivilDate) -> String
  ) throws -> String {
    guard let date = try value.dateOrNothing else { return "" }
    let zone = date.timeZone ?? engine.options.timeZone
    guard let end = try other?.dateOrNothing else {
      return words(CivilDate(date, in: zone), CivilDate(TemplateDate(engine.options.now(), timeZone: zone), in: zone))
    }
    guard (end.timeZone == nil) == (date.timeZone == nil) else { return "" }
    return words(CivilDate(date, in: zone), CivilDate(end, in: zone))
  }
}
