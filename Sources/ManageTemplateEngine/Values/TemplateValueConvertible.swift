public import Foundation

/// A type whose values a template can use.
public protocol TemplateValueConvertible {
  /// The value as a template sees it.
  var templateValue: TemplateValue { get }
}

extension TemplateValue: TemplateValueConvertible {
  /// Itself.
  public var templateValue: TemplateValue { self }
}

extension String: TemplateValueConvertible {
  /// Text that autoescaping escapes.
  public var templateValue: TemplateValue { .string(self) }
}

extension Int: TemplateValueConvertible {
  /// An integer.
  public var templateValue: TemplateValue { .int(self) }
}

extension Bool: TemplateValueConvertible {
  /// `True` or `False`.
  public var templateValue: TemplateValue { .bool(self) }
}

extension Double: TemplateValueConvertible {
  /// A floating-point number.
  public var templateValue: TemplateValue { .double(self) }
}

extension Date: TemplateValueConvertible {
  /// The instant, shown in the engine's zone.
  public var templateValue: TemplateValue { .date(TemplateDate(self, timeZone: .gmt)) }
}

extension Optional: TemplateValueConvertible where Wrapped: TemplateValueConvertible {
  /// The value, or `None`.
  public var templateValue: TemplateValue { self?.templateValue ?? .null }
}

extension Array: TemplateValueConvertible where Element: TemplateValueConvertible {
  /// The elements, in order.
  public var templateValue: TemplateValue { .array(map(\.templateValue)) }
}

extension Dictionary: TemplateValueConvertible where Key == String, Value: TemplateValueConvertible {
  /// The values by key, in the order of the keys.
  public var templateValue: TemplateValue {
    .dictionary(TemplateDictionary(sorted { $0.key < $1.key }.map { ($0.key, $0.value.templateValue) }))
  }
}

extension Decimal: TemplateValueConvertible {
  /// The number with all its digits.
  public var templateValue: TemplateValue { DecimalNumber("\(self)").map { .decimal($0) } ?? .null }
}

extension UUID: TemplateValueConvertible {
  /// The UUID's text, in small letters.
  public var templateValue: TemplateValue { .object(Identifier(text: uuidString.lowercased())) }
}

/// A UUID: text to look at, without a length or characters.
private struct Identifier: TemplateObject {
  let text: String

  var templateText: String { text }
  func member(_ name: String) -> TemplateValue? {
    guard name == "hex" else { return nil }
    return .string(text.filter { $0 != "-" })
  }
}

extension Duration: TemplateValueConvertible {
  /// The length of time, to the microsecond.
  public var templateValue: TemplateValue {
    let (seconds, attoseconds) = components
    return .duration(TemplateDuration(microseconds: Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)))
  }
}

extension Range: TemplateValueConvertible where Bound == Int {
  /// The numbers, in order.
  public var templateValue: TemplateValue { .sequence(TemplateSequence(from: lowerBound, to: upperBound)) }
}

extension Set: TemplateValueConvertible where Element: TemplateValueConvertible {
  /// The elements, in any order.
  public var templateValue: TemplateValue { .sequence(TemplateSequence(.set, map(\.templateValue))) }
}
