import ManageGroundwork
public import ManageTemplateEngine

/// One field of a form.
public struct FormField: Sendable {
  /// The kind of input.
  public enum Kind: String, Sendable {
    case text, password, email
  }

  /// The name it is sent under.
  public let name: String
  /// The label that people read.
  public let label: String
  /// The kind of input.
  public let kind: Kind
  /// Whether it must be filled in.
  public var isRequired: Bool
  /// The most characters it takes.
  public var maximumLength: Int?
  /// The hint for browsers, such as `current-password` (HTML, section 4.10.18.7).
  public var autocomplete: String
  /// Whether it has the focus when the page opens.
  public var hasFocus: Bool
  /// Texts that help to fill it in.
  public var helpTexts: [String]
  /// The value as typed; white space at the ends is dropped, except in passwords.
  public private(set) var value = ""
  /// Its errors.
  public var errors: [TranslatableText] = []

  /// A field.
  public init(
    _ name: String, label: String, kind: Kind = .text, isRequired: Bool = true, maximumLength: Int? = nil,
    autocomplete: String = "off", hasFocus: Bool = false, helpTexts: [String] = []
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    self.isRequired = isRequired
    self.maximumLength = maximumLength
    self.autocomplete = autocomplete
    self.hasFocus = hasFocus
    self.helpTexts = helpTexts
  }

  mutating func bind(_ sent: ClientText) {
    let text = sent.unboundedString
    value = kind == .password ? text : text.trimmingPythonWhitespace()
    if value.isEmpty, isRequired { errors.append("This field is required.") }
    if value.utf8.contains(0) { errors.append("Null characters are not allowed.") }
    // Django counts code points, not what readers see as characters.
    if let maximumLength, value.unicodeScalars.count > maximumLength {
      errors.append(InvalidValue.tooLong(value.unicodeScalars.count, limit: maximumLength).text)
    } else if kind == .password, value.utf8.count > PasswordPolicy.maximumLength {
      errors.append(InvalidValue.tooLong(value.utf8.count, limit: PasswordPolicy.maximumLength).text)
    }
  }
}

extension FormField: TemplateValueConvertible {
  /// The values that a form's template shows; a password is never sent back.
  public var templateValue: TemplateValue { templateValue(hasFocus: hasFocus) }

  func templateValue(hasFocus: Bool) -> TemplateValue {
    [
      "name": .string(name), "label": .string(label), "type": .string(kind.rawValue),
      "value": .string(kind == .password ? "" : value), "errors": errors.templateValue,
      "help_texts": helpTexts.templateValue, "required": .bool(isRequired),
      "autocomplete": .string(autocomplete), "autofocus": .bool(hasFocus),
      "max_length": maximumLength.map { .int($0) } ?? .null,
    ]
  }
}
