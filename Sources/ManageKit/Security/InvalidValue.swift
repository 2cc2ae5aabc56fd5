public import ManageTemplateEngine

/// Why a validator refuses a value: Django's `ValidationError`.
public struct InvalidValue: Error, Equatable, Sendable, CustomStringConvertible {
  /// Django's code, such as `password_too_short`.
  public let code: String

  /// A sentence for the person who typed the value, which a page shows in its language. It never contains the value.
  public let text: TranslatableText

  /// The sentence in English.
  public var message: String { text.description }

  /// A refusal.
  public init(code: String, message: TranslatableText) {
    self.code = code
    text = message
  }

  /// The sentence in English.
  public var description: String { message }
}

extension InvalidValue {
  /// A text of `length` characters where at most `limit` are taken (Django's `MaxLengthValidator`).
  package static func tooLong(_ length: Int, limit: Int) -> InvalidValue {
    InvalidValue(
      code: "max_length",
      message: TranslatableText(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        plural: "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).", count: limit,
        ["limit_value": limit, "show_value": length]))
  }
}
