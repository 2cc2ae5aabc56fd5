public import Foundation
public import ManageTemplateEngine

/// A regular expression that a text must hold a match of (Django's `RegexValidator`); anchored by `^` and `$` where the
/// whole text is to match.
public struct FormPattern: Sendable {
  private let expression: NSRegularExpression

  /// Throws where `pattern` is not a regular expression as ICU has it.
  public init(_ pattern: String, options: NSRegularExpression.Options = []) throws {
    expression = try NSRegularExpression(pattern: pattern, options: options)
  }

  /// Whether a text holds a match.
  public func matches(_ text: String) -> Bool {
    expression.firstMatch(in: text, range: NSRange(location: 0, length: text.utf16.count)) != nil
  }
}

extension FormValidator {
  /// Texts that hold a match, or with `isInverse` those that don't.
  public static func pattern(
    _ pattern: FormPattern, code: String = "invalid", message: TranslatableText = "Enter a valid value.",
    isInverse: Bool = false
  ) -> FormValidator {
    FormValidator { value in
      pattern.matches(value.text) != isInverse ? nil : .about(value, code: code, message)
    }
  }
}
