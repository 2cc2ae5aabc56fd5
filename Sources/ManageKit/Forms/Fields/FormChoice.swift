public import ManageTemplateEngine

/// One of the values that a field offers, or a group of them under a name.
public enum FormChoice: Sendable {
  case option(TemplateValue, label: TemplateValue)
  case group(TemplateValue, [FormChoice])

  /// A value under the label that people read.
  public static func option(_ value: any TemplateValueConvertible, _ label: TranslatableText) -> FormChoice {
    .option(value.templateValue, label: label.templateValue)
  }

  /// Whether a text is one of the values.
  func offers(_ text: String) -> Bool {
    switch self {
    case .option(let value, _): value.text.utf8.elementsEqual(text.utf8)
    case .group(_, let choices): choices.contains { $0.offers(text) }
    }
  }

  /// Whether the value is an empty one.
  var isBlank: Bool {
    guard case .option(let value, _) = self else { return false }
    return value.isNull || value.text.isEmpty
  }
}
