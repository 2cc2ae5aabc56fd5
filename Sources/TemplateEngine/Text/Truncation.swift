import Foundation

/// Cuts text to a length and marks the cut with `…`.
enum Truncation {
  /// At most that many characters, the mark included; combining ones count as nothing.
  static func characters(of text: String, to length: Int) -> String {
    guard length > 0 else { return "" }
    let scalars = text.precomposedStringWithCanonicalMapping.unicodeScalars
    var count = 0
    var cut: String.UnicodeScalarView.Index?
    for index in scalars.indices where scalars[index].properties.canonicalCombiningClass == .notReordered {
      count += 1
      if cut == nil, count > length - 1 { cut = index }
      if count > length { return String(scalars[..<(cut ?? index)]) + "…" }
    }
    return String(scalars)
  }

  /// At most that many words, with single spaces between them.
  static func words(of text: String, to length: Int) -> String {
    guard length > 0 else { return "" }
    let words = text.words
    let kept = words.prefix(length).joined(separator: " ")
    return words.count > length ? kept + " …" : kept
  }
}
