public import Foundation
public import ManageTemplateEngine

/// An exact number, such as a price.
public struct DecimalField: NumberField {
  public typealias Value = Decimal

  public var options = FieldOptions()
  public var limits = NumberLimits()
  /// The most digits in all.
  public var digits: Int?
  /// The most digits behind the point.
  public var places: Int?

  /// A number of so many digits in all, `places` of them behind the point, within limits that are part of them.
  public init(
    digits: Int? = nil, places: Int? = nil, minimum: Decimal? = nil, maximum: Decimal? = nil, step: Decimal? = nil
  ) {
    self.digits = digits
    self.places = places
    limits = NumberLimits(minimum?.templateValue, maximum?.templateValue, step: step?.templateValue)
  }

  public var messages: [String: TranslatableText] { ["invalid": "Enter a number."] }
  public var limitValidators: [FormValidator] { limits.validators + [.decimal(digits: digits, places: places)] }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    guard !raw.isEmptyValue else { return .null }
    let text = try plain(raw, locale).text
    guard Self.hasReadableExponent(text), let number = DecimalNumber(text) else { throw mistake("invalid") }
    return .decimal(number)
  }

  /// Python's decimal numbers have exponents of 18 digits at most.
  private static func hasReadableExponent(_ text: String) -> Bool {
    let parts = text.utf8.split(maxSplits: 1) { $0 | 0x20 == UInt8(ascii: "e") }
    return parts.count < 2 || parts[1].count { (0x30...0x39).contains($0) } <= 18
  }

  public func validate(_ value: TemplateValue, _ locale: FormLocale) throws(InvalidValues) {
    if value.isNull, options.isRequired { throw mistake("required") }
    if case .decimal(let number) = value, !number.isFinite { throw mistake("invalid") }
  }

  public func attributes(for widget: any Widget) -> TemplateDictionary {
    limits.attributes(for: widget, step: places.flatMap { DecimalNumber("1e-\($0)") }?.text.lowercased() ?? "any")
  }

  /// The number; one of more digits than `Decimal` holds is refused.
  public func value(of cleaned: TemplateValue) throws(InvalidValues) -> Decimal? {
    guard case .decimal(let number) = cleaned else { return nil }
    guard let decimal = Decimal(string: number.text), DecimalNumber("\(decimal)").map({ number.isSame(as: $0) }) == true
    else { throw mistake("invalid") }
    return decimal
  }
}

extension DecimalNumber {
  fileprivate func isSame(as other: DecimalNumber) -> Bool {
    (try? TemplateValue.decimal(self).equals(.decimal(other))) == true
  }
}
