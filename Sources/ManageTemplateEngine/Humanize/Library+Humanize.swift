extension Library {
  /// The filters of Django's `humanize` library.
  mutating func addHumanizeFilters() {
    filter("intcomma", arity: 0...1, isSafe: true) { value, isLocalized, context in
      guard isLocalized?.isTruthy ?? true else { return .string(HumanNumber.withCommas(value.text)) }
      return .string(HumanNumber.grouped(value, context))
    }
    filter("intword", arity: 0...0) { value, _, context in try HumanNumber.word(value, context) }
    filter("ordinal", arity: 0...0, isSafe: true) { value, _, context in try HumanNumber.ordinal(value, context) }
    filter("apnumber", arity: 0...0, isSafe: true) { value, _, context in try HumanNumber.spelled(value, context) }
    filter("naturalday", arity: 0...1) { value, format, context in
      guard case .date(let date) = value, date.kind != .time else { return value }
      return .string(try HumanTime.day(date, format, context))
    }
    filter("naturaltime", arity: 0...0) { value, _, context in
      guard case .date(let date) = value, date.kind != .time else { return value }
      guard date.kind == .dateTime else { throw TemplateError(.render, "'naturaltime' needs a time as well as a day") }
      return .string(HumanTime.distance(date, context))
    }
  }
}
