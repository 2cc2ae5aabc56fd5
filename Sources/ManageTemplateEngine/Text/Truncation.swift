import Foundation

/// Cuts text to a length and marks the cut.
struct Truncation {
  /// The mark, with `%(truncated_text)s` for the text where it doesn't simply stand behind it.
  let mark: String

  /// The mark of the page's language, `…` in most.
  init(_ context: FilterContext) {
    self.init(
      mark: context.translated("%(truncated_text)s…", context: "String to return when truncating text"))
  }

  init(mark: String) { self.mark = mark }

  /// At most that many characters, the mark included; combining ones count as nothing.
  func characters(of text: String, to length: Int) -> String {
    guard length > 0 else { return "" }
    let scalars = text.precomposedStringWithCanonicalMapping.unicodeScalars
    let room = self.room(in: length)
    var count = 0
    var cut: String.UnicodeScalarView.Index?
    for index in scalars.indices where scalars[index].properties.canonicalCombiningClass == .notReordered {
      count += 1
      if cut == nil, count > room { cut = index }
      if count > length { return marked(String(scalars[..<(cut ?? scalars.startIndex)])) }
    }
    return String(scalars)
  }

  /// At most that many words, with single spaces between them.
  func words(of text: String, to length: Int) -> String {
    guard length > 0 else { return "" }
    let words = text.words
    let kept = words.prefix(length).joined(separator: " ")
    return words.count > length ? marked(kept) : kept
  }

  /// The text with the mark, unless it ends with it.
  func marked(_ text: String) -> String {
    if mark.contains("%(truncated_text)s") { return mark.replacing(bytes: "%(truncated_text)s", with: text) }
    return text.unicodeScalars.reversed().starts(with: mark.unicodeScalars.reversed()) ? text : text + mark
  }

  /// The rest of a length, for the text next to the mark.
  func room(in length: Int) -> Int {
    let characters = marked("").unicodeScalars.count { $0.properties.canonicalCombiningClass == .notReordered }
    return characters >= length ? 0 : length - characters
  }
}
