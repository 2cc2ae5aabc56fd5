/// Text with a capital at the beginning of each word.
enum TitleCase {
  static func text(_ text: String) -> String {
    Array(titled(text).unicodeScalars).lowercasedAfterApostrophesAndDigits
  }

  /// Python's `str.title()`: a letter behind anything but a letter is a capital, all others are small.
  private static func titled(_ text: String) -> String {
    var result = ""
    var isInWord = false
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      result += isInWord ? CaseMapping.lowercased(scalars, at: index) : scalar.properties.titlecaseMapping
      isInWord = scalar.properties.isCased
    }
    return result
  }
}

extension [Unicode.Scalar] {
  /// `They'Re` becomes `They're` and `1St` becomes `1st`.
  fileprivate var lowercasedAfterApostrophesAndDigits: String {
    var result = ""
    for (index, scalar) in enumerated() {
      let isCapital = ("A"..."Z").contains(scalar)
      let followsDigit = index > 0 && self[index - 1].properties.generalCategory == .decimalNumber
      let followsApostrophe = index > 1 && self[index - 1] == "'" && ("a"..."z").contains(self[index - 2])
      result += isCapital && (followsDigit || followsApostrophe) ? scalar.properties.lowercaseMapping : String(scalar)
    }
    return result
  }
}
