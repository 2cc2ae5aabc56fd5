public import ManageTemplateEngine

/// A rule for a value that a field has converted: Django's validators. It is never asked about an empty value.
public struct FormValidator: Sendable {
  private let check: @Sendable (TemplateValue) -> InvalidValue?

  /// A rule of one's own: nil where the value is right.
  public init(_ check: @escaping @Sendable (TemplateValue) -> InvalidValue?) {
    self.check = check
  }

  /// A rule for texts, which throws what is wrong.
  public static func text(_ check: @escaping @Sendable (String) throws(InvalidValue) -> Void) -> FormValidator {
    FormValidator { value in
      do throws(InvalidValue) { try check(value.text) } catch { return error.about(value) }
      return nil
    }
  }

  /// The mistake of a value; nil for none.
  public func mistake(in value: TemplateValue) -> InvalidValue? { check(value) }
}

extension InvalidValue {
  /// The same with the value in reach of a message that wants to show it, as `%(value)s`.
  func about(_ value: TemplateValue) -> InvalidValue {
    InvalidValue(code: code, message: text.adding("value", value.text))
  }

  /// The same with another message.
  func replacingMessage(by message: TranslatableText) -> InvalidValue {
    InvalidValue(code: code, message: text.replacingMessage(by: message))
  }

  /// A mistake of a message without values.
  static func about(_ value: TemplateValue, code: String, _ message: TranslatableText) -> InvalidValue {
    InvalidValue(code: code, message: message).about(value)
  }
}
