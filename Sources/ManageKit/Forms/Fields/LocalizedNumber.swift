import Foundation
import ManageGroundwork

extension FormLocale {
  /// A number as the language writes it, with a point and without groups (Django's `sanitize_separators`).
  func plainNumber(_ text: String) -> String {
    var whole = text
    var fraction: String?
    if let range = text.range(ofScalars: formats.decimalSeparator) {
      whole = String(text[..<range.lowerBound])
      fraction = String(text[range.upperBound...])
    }
    if engine.options.usesThousandSeparator {
      let separator = formats.thousandSeparator
      let groups = whole.split(byteSequence: ".")
      // A single dot that no group of three follows is meant as a decimal point.
      if !(separator == "." && groups.count == 2 && groups[1].unicodeScalars.count != 3) {
        for mark in Set([separator, separator.decomposedStringWithCompatibilityMapping]) where !mark.isEmpty {
          whole = whole.split(byteSequence: mark).joined()
        }
      }
    }
    return fraction.map { whole + "." + $0 } ?? whole
  }
}

extension String {
  /// The text without a fraction of nothing but zeros, and white space behind it: `5` for `5.00`.
  var withoutZeroFraction: String {
    let scalars = trimmingTrailingWhitespace.unicodeScalars
    let kept = scalars.reversed().drop { $0 == "0" }
    guard kept.first == "." else { return self }
    return String(String.UnicodeScalarView(kept.dropFirst().reversed()))
  }

  /// Whether it is ASCII with one of its separators, which Python's numbers take for white space only next to other
  /// scripts.
  var isSeparatedASCII: Bool {
    utf8.allSatisfy { $0 < 0x80 } && utf8.contains { (0x1C...0x1F).contains($0) }
  }

  private var trimmingTrailingWhitespace: Substring {
    guard let last = unicodeScalars.lastIndex(where: { !$0.isPythonWhitespace }) else { return "" }
    return self[...last]
  }

  /// Where a text of whole scalars first stands, by bytes.
  fileprivate func range(ofScalars text: String) -> Range<Index>? {
    guard !text.isEmpty else { return nil }
    return utf8.firstRange(of: text.utf8)
  }

  /// The parts between the places of a text, by bytes.
  fileprivate func split(byteSequence text: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.utf8.firstRange(of: text.utf8) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
