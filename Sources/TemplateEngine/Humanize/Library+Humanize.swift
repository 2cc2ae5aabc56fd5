extension Library {
  /// The filters of Django's `humanize` library.
  mutating func addHumanizeFilters() {
    filter("intcomma", arity: 0...0, isSafe: true) { value, _, context in
      .string(HumanNumber.grouped(value, context.formats))
    }
    filter("intword", arity: 0...0) { value, _, context in HumanNumber.word(value, context.formats) ?? value }
    filter("ordinal", isSafe: true) { value in HumanNumber.ordinal(value) ?? value }
    filter("apnumber", isSafe: true) { value in
      guard let number = value.integer else { return value }
      return HumanNumber.spelled(number) ?? .int(number)
    }
    filter("naturalday", arity: 0...1) { value, format, context in
      guard case .date(let date) = value, date.kind != .time else { return value }
      return .string(HumanTime.day(date, context.dateFormat(format?.text ?? "DATE_FORMAT"), context))
    }
    filter("naturaltime", arity: 0...0) { value, _, context in
      guard case .date(let date) = value, date.kind != .time else { return value }
      return .string(HumanTime.distance(date, context))
    }
  }
}
