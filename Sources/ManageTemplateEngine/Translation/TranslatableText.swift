/// A text with values in it, which `{% translate %}` shows in the page's language: Django's lazy translation.
///
///     let text = TranslatableText(
///       "At least %(minimum)d character.", plural: "At least %(minimum)d characters.", count: 8, ["minimum": 8])
///
/// The message is what the catalogues have it by; a value stands in it as `%(name)s`, or `%(name)d` for a number.
public struct TranslatableText: Sendable, Equatable {
  private let message: String
  /// The English plural and the number that chooses the form.
  private let plural: String?
  private let count: Int
  private let values: [String: String]
  /// Values that are texts themselves, shown in the same language.
  private let texts: [String: TranslatableText]

  /// A text, in the form for a number where it has several.
  public init(
    _ message: String, plural: String? = nil, count: Int = 1, _ values: [String: any TemplateValueConvertible] = [:]
  ) {
    self.message = message
    self.plural = plural
    self.count = count
    self.values = values.mapValues { $0.templateValue.text }
    texts = values.compactMapValues { $0 as? TranslatableText }
  }

  /// Another message with this one's values.
  package func replacingMessage(by other: TranslatableText) -> TranslatableText {
    TranslatableText(
      message: other.message, plural: other.plural, count: count, values: values.merging(other.values) { $1 },
      texts: texts.merging(other.texts) { $1 })
  }

  /// The same text with a further value.
  package func adding(_ name: String, _ value: String) -> TranslatableText {
    TranslatableText(
      message: message, plural: plural, count: count, values: values.merging([name: value]) { $1 },
      texts: texts)
  }

  private init(
    message: String, plural: String?, count: Int, values: [String: String], texts: [String: TranslatableText]
  ) {
    (self.message, self.plural, self.count, self.values) = (message, plural, count, values)
    self.texts = texts
  }

  /// The text in a language, or in its own where that has no translation.
  public func text(in language: String, by translations: (any Translations)?) -> String {
    filled { message, plural in
      guard let plural else { return translations?.text(of: message, context: nil, language: language) }
      return translations?.text(of: message, plural: plural, count: count, context: nil, language: language)
    }
  }

  /// The text as a page shows it.
  func text(in context: FilterContext, for messageContext: String?) -> String {
    filled { message, plural in
      guard let plural else { return context.translated(message, context: messageContext) }
      return context.translated(message, plural: plural, count: count, context: messageContext)
    }
  }

  private func filled(_ translation: (_ message: String, _ plural: String?) -> String?) -> String {
    var rest = Substring(translation(message, plural) ?? (count == 1 ? message : plural ?? message))
    guard !values.isEmpty else { return String(rest) }
    var text = ""
    // In one go: what looks like a place within a value is none.
    while let place = rest.firstMatch(of: /%\(([^)]*)\)[ds]/) {
      let name = String(place.1)
      text += rest[..<place.range.lowerBound]
      text += texts[name]?.filled(translation) ?? values[name] ?? String(place.0)
      rest = rest[place.range.upperBound...]
    }
    return text + rest
  }
}

extension TranslatableText: CustomStringConvertible {
  /// The text in its own language.
  public var description: String { text(in: "", by: nil) }
}

extension TranslatableText: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// A text without values.
  public init(stringLiteral text: String) { self.init(text) }
}

extension TranslatableText: TemplateObject, TemplateValueConvertible {
  /// None.
  public func member(_ name: String) -> TemplateValue? { nil }

  /// The text in its own language.
  public var templateText: String { description }

  public var templateValue: TemplateValue { .object(self) }
}
