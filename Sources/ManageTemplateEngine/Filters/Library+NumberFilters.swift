import Foundation

extension Library {
  mutating func addNumberFilters() {
    filter("add") { value, other in try Addition.sum(value, other) }
    filter("divisibleby") { value, divisor in
      guard let value = value.wholeNumber, let divisor = divisor.wholeNumber, !divisor.isZero,
        value.digits.count * divisor.digits.count <= 1_000_000
      else {
        throw TemplateError(.render, "'divisibleby' needs two whole numbers, the second other than 0, and not too long")
      }
      return .bool(value.isMultiple(of: divisor))
    }
    filter("filesizeformat", arity: 0...0, isSafe: true) { value, _, context in
      .string(try FileSize.text(value.boundedWholeNumber ?? DecimalNumber(0), context))
    }
    filter("get_digit") { value, place in
      guard let place = try place.wholeArgument(of: "get_digit"), try value.wholeArgument(of: "get_digit") != nil,
        let number = value.wholeNumber
      else { return value }
      guard place > 0 else { return number.value }
      guard let digit = number.text.reversed().dropFirst(place - 1).first else { return .int(0) }
      guard let worth = digit.wholeNumberValue else { throw TemplateError(.render, "A minus sign is not a digit") }
      return .int(worth)
    }
    filter("floatformat", arity: 0...1, isSafe: true) { value, format, context in
      try FloatFormat(format ?? .int(-1)).apply(to: value, context)
    }
  }
}

/// A number of bytes in the unit that suits it.
private enum FileSize {
  static func text(_ number: DecimalNumber, _ context: FilterContext) throws -> String {
    let size = abs(number.floating)
    guard size.isFinite else { throw TemplateError(.render, "No file has \(number.digits.count) digits of bytes") }
    let text = size < 1024 ? bytes(Int(size), context) : large(size, context)
    return (number.isNegative ? "-" : "") + text.replacing(bytes: " ", with: "\u{a0}")
  }

  private static func bytes(_ count: Int, _ context: FilterContext) -> String {
    context.translated("%(size)d byte", plural: "%(size)d bytes", count: count)
      .replacing(bytes: "%(size)d", with: "\(count)")
  }

  private static func large(_ bytes: Double, _ context: FilterContext) -> String {
    var size = bytes / 1024
    var units = ["KB", "MB", "GB", "TB", "PB"][...]
    while size >= 1024, units.count > 1 {
      size /= 1024
      units.removeFirst()
    }
    let rounded = Double(String(format: "%.1f", size)) ?? size
    let isGrouped = context.engine.options.usesThousandSeparator
    let format = NumberFormat(context.formats, isGrouped: isGrouped, places: 1)
    return context.translated("%s \(units.first ?? "")")
      .replacing(bytes: "%s", with: format.text(of: .double(rounded)))
  }
}

/// The `add` filter: numbers by worth, else text, lists and lengths of time end to end.
private enum Addition {
  static func sum(_ value: TemplateValue, _ other: TemplateValue) throws -> TemplateValue {
    if let left = value.integer, let right = other.integer {
      let (sum, overflow) = left.addingReportingOverflow(right)
      if !overflow { return .int(sum) }
    }
    if let left = try value.boundedWholeNumber, let right = try other.boundedWholeNumber,
      let sum = DecimalNumber.sum(left, right)
    {
      return sum.value
    }
    return try concatenation(value.forced(), other.forced())
  }

  private static func concatenation(_ value: TemplateValue, _ other: TemplateValue) throws -> TemplateValue {
    switch (value, other) {
    case (.safe(let left), .safe(let right)): return .safe(left + right)
    case (.string(let left), .string(let right)), (.string(let left), .safe(let right)),
      (.safe(let left), .string(let right)):
      return .string(left + right)
    case (.array(let left), .array(let right)): return .array(left + right)
    case (.sequence(let left), .sequence(let right)) where left.kind == right.kind && left.kind != .set:
      guard left.kind == .tuple || left.kind == .bytes else { return .string("") }
      return .sequence(TemplateSequence(left.kind, try left.elements() + right.elements()))
    case (.duration(let left), .duration(let right)):
      return .duration(TemplateDuration(microseconds: left.microseconds + right.microseconds))
    case (.date(let date), .duration(let time)), (.duration(let time), .date(let date)):
      return date.adding(time).map { .date($0) } ?? .string("")
    case (.decimal, .decimal), (.decimal, .int), (.decimal, .bool), (.int, .decimal), (.bool, .decimal):
      return [value, other].first { $0.number?.isNaN == true } ?? .string("")
    case (.decimal, .double), (.double, .decimal): return .string("")
    case (.double, _), (_, .double):
      return value.number.flatMap { left in other.number.map { .double(left + $0) } } ?? .string("")
    default: return .string("")
    }
  }
}

extension TemplateDate {
  /// The date a length of time later; nil for a time of day. A day moves by whole days.
  fileprivate func adding(_ time: TemplateDuration) -> TemplateDate? {
    guard kind != .time else { return nil }
    let seconds = Double(time.microseconds) / 1_000_000
    var later = self
    later.instant += kind == .date ? (seconds / 86_400).rounded(.down) * 86_400 : seconds
    return later
  }
}
