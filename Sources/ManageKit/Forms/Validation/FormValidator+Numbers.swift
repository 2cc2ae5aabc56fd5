public import ManageTemplateEngine

extension FormValidator {
  /// Values up to this one (Django's `MaxValueValidator`).
  public static func maximum(_ limit: TemplateValue) -> FormValidator {
    FormValidator { value in
      guard (try? limit.isLess(than: value)) == true else { return nil }
      let message = TranslatableText(
        "Ensure this value is less than or equal to %(limit_value)s.",
        ["limit_value": limit, "show_value": value, "value": value])
      return InvalidValue(code: "max_value", message: message)
    }
  }

  /// Values from this one on (Django's `MinValueValidator`).
  public static func minimum(_ limit: TemplateValue) -> FormValidator {
    FormValidator { value in
      guard (try? value.isLess(than: limit)) == true else { return nil }
      let message = TranslatableText(
        "Ensure this value is greater than or equal to %(limit_value)s.",
        ["limit_value": limit, "show_value": value, "value": value])
      return InvalidValue(code: "min_value", message: message)
    }
  }

  /// Multiples of a step, counted from an offset (Django's `StepValueValidator`).
  public static func step(_ step: TemplateValue, from offset: TemplateValue = .null) -> FormValidator {
    FormValidator { value in
      let start = offset.floating ?? 0
      guard let number = value.floating, let size = step.floating else { return nil }
      guard (number - start).remainder(dividingBy: size).magnitude > 1e-9 else { return nil }
      return InvalidValue(code: "step_size", message: stepMessage(step, offset, value))
    }
  }

  private static func stepMessage(
    _ step: TemplateValue, _ offset: TemplateValue, _ value: TemplateValue
  ) -> TranslatableText {
    guard !offset.isNull else {
      return TranslatableText(
        "Ensure this value is a multiple of step size %(limit_value)s.",
        ["limit_value": step, "show_value": value, "value": value])
    }
    let start = offset.converted(toTypeOf: value)
    let first = start.plus(step)
    let message =
      "Ensure this value is a multiple of step size %(limit_value)s, starting from %(offset)s, e.g. %(offset)s, "
      + "%(valid_value1)s, %(valid_value2)s, and so on."
    let values = ["limit_value": step, "offset": start, "valid_value1": first, "valid_value2": first.plus(step)]
    return TranslatableText(message, values)
  }

  /// Decimals of at most so many digits, so many of them behind the point (Django's `DecimalValidator`).
  public static func decimal(digits: Int?, places: Int?) -> FormValidator {
    FormValidator { value in
      guard let number = value.exactNumber else { return nil }
      guard number.isFinite else { return .about(value, code: "invalid", "Enter a number.") }
      let count = DigitCount(number)
      if let digits, count.all > digits { return tooMany(.digits, digits, value) }
      if let places, count.places > places { return tooMany(.places, places, value) }
      guard let digits, let places, count.whole > digits - places else { return nil }
      return tooMany(.whole, digits - places, value)
    }
  }

  private enum DigitKind { case digits, places, whole }

  private static func tooMany(_ kind: DigitKind, _ most: Int, _ value: TemplateValue) -> InvalidValue {
    let (code, one, several) =
      switch kind {
      case .digits:
        (
          "max_digits", "Ensure that there are no more than %(max)s digit in total.",
          "Ensure that there are no more than %(max)s digits in total."
        )
      case .places:
        (
          "max_decimal_places", "Ensure that there are no more than %(max)s decimal place.",
          "Ensure that there are no more than %(max)s decimal places."
        )
      case .whole:
        (
          "max_whole_digits", "Ensure that there are no more than %(max)s digit before the decimal point.",
          "Ensure that there are no more than %(max)s digits before the decimal point."
        )
      }
    let message = TranslatableText(one, plural: several, count: most, ["max": most, "value": value])
    return InvalidValue(code: code, message: message)
  }

  /// The digits of a decimal, as a database column counts them.
  private struct DigitCount {
    let all, places: Int

    var whole: Int { all - places }

    init(_ number: DecimalNumber) {
      let count = number.digits.count
      if number.exponent >= 0 {
        all = number.isZero && count == 1 ? 1 : count + number.exponent
        places = 0
      } else {
        all = max(count, -number.exponent)
        places = -number.exponent
      }
    }
  }
}

extension TemplateValue {
  /// The number as one of the type of another.
  fileprivate func converted(toTypeOf other: TemplateValue) -> TemplateValue {
    switch other {
    case .double: floating.map { .double($0) } ?? self
    case .decimal: exactNumber.map { .decimal($0) } ?? self
    default: self
    }
  }

  /// The sum of two numbers, exact unless one is a float.
  fileprivate func plus(_ other: TemplateValue) -> TemplateValue {
    switch (self, other) {
    case (.int(let left), .int(let right)): return .int(left &+ right)
    case (.double, _), (_, .double): return .double((floating ?? 0) + (other.floating ?? 0))
    default:
      guard let left = exactNumber, let right = other.exactNumber, let sum = DecimalNumber.sum(left, right) else {
        return self
      }
      return .decimal(sum)
    }
  }
}
