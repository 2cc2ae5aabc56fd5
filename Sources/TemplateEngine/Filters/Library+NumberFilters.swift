extension Library {
  mutating func addNumberFilters() {
    filter("add") { value, other in try Addition.sum(value, other) }
    filter("divisibleby") { value, divisor in
      guard let value = value.integer, let divisor = divisor.integer, divisor != 0 else {
        throw TemplateError(.render, "'divisibleby' needs two whole numbers, the second other than 0")
      }
      return .bool(divisor == -1 || value % divisor == 0)
    }
    filter("filesizeformat", arity: 0...0, isSafe: true) { value, _, context in
      .string(FileSize.text(value.integer, context))
    }
    filter("get_digit") { value, place in
      guard let place = place.integer, let number = value.integer, place > 0 else { return value }
      let digits = String(number).reversed().dropFirst(place - 1)
      return .int(digits.first.map { $0.wholeNumberValue ?? 0 } ?? 0)
    }
    filter("floatformat", arity: 0...1, isSafe: true) { value, format, context in
      FloatFormat(format ?? .int(-1)).apply(to: value, context.formats)
    }
  }
}

/// A number of bytes in the unit that suits it.
private enum FileSize {
  static func text(_ bytes: Int?, _ context: FilterContext) -> String {
    guard let bytes, bytes.magnitude >= 1 else { return "0\u{a0}bytes" }
    let sign = bytes < 0 ? "-" : ""
    guard bytes.magnitude >= 1024 else {
      return "\(sign)\(bytes.magnitude)\u{a0}byte\(bytes.magnitude == 1 ? "" : "s")"
    }
    var size = Double(bytes.magnitude) / 1024
    var units = ["KB", "MB", "GB", "TB", "PB"][...]
    while size >= 1024, units.count > 1 {
      size /= 1024
      units.removeFirst()
    }
    return
      "\(sign)\(FloatFormat(.int(1)).apply(to: .string(PrintfFormat.text(.double(size), ".1f") ?? ""), context.formats).text)\u{a0}\(units.first ?? "")"
  }
}

/// The `add` filter: numbers by worth, else text and lists end to end.
private enum Addition {
  static func sum(_ value: TemplateValue, _ other: TemplateValue) throws -> TemplateValue {
    if let left = value.integer, let right = other.integer {
      let (sum, overflow) = left.addingReportingOverflow(right)
      return overflow ? .string("") : .int(sum)
    }
    switch (value, other) {
    case (.safe(let left), .safe(let right)): return .safe(left + right)
    case (.string(let left), .string(let right)), (.string(let left), .safe(let right)),
      (.safe(let left), .string(let right)):
      return .string(left + right)
    case (.array(let left), .array(let right)): return .array(left + right)
    case (.double, _), (_, .double):
      return value.number.flatMap { left in other.number.map { .double(left + $0) } } ?? .string("")
    default: return .string("")
    }
  }
}
