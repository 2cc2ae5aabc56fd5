/// Words in a row: `a, b or c` (Django's `get_text_list`).
enum TextList {
  /// The elements with commas between them, and the last word, or else the language's "or", before the last.
  static func text(_ list: TemplateValue, last word: TemplateValue?, _ context: FilterContext) throws -> String {
    let words = try (list.elements() ?? []).map(\.text)
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    let comma = context.translated(", ")
    return "\(words.dropLast().joined(separator: comma)) \(word?.text ?? context.translated("or")) \(last)"
  }
}
