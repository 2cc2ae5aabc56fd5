import ManageGroundwork

/// The values of headers, as ASCII that can be folded.
enum HeaderText {
  /// Throws where `text` holds what ends a line, for any program that the message passes, or a NUL.
  static func check(_ text: String, in field: String) throws(EmailError) {
    let forbidden = text.unicodeScalars.first { scalar in
      switch scalar.value {
      case 0, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
      default: false
      }
    }
    if let forbidden { throw .forbiddenCharacter(ValueKind.codePoint(forbidden), field: field) }
  }

  /// The words of free text, such as a subject: as they stand where every reader gets the same text back, else encoded.
  static func words(of text: String, in field: String) throws(EmailError) -> [String] {
    try check(text, in: field)
    guard !text.isEmpty else { return [] }
    let words = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.allSatisfy({ isPlain($0, where: \.isVisibleASCII) }) else { return encodedWords(of: text, in: field) }
    return words.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The words of an address's name (a `phrase` of RFC 5322): atoms, a quoted text, or encoded.
  static func phrase(_ name: String, in field: String) throws(EmailError) -> [String] {
    try check(name, in: field)
    let words = name.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    if words.allSatisfy({ isPlain($0, where: \.isAtomCharacter) }) {
      return words.map { String(decoding: $0, as: UTF8.self) }
    }
    if name.utf8.count <= longestWord, words.allSatisfy({ isPlain($0, where: \.isVisibleASCII) }) {
      return ["\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""]
    }
    return encodedWords(of: name, in: field)
  }

  /// The length above which a word could not be folded into a line.
  private static let longestWord = 60

  /// Whether a word stands for itself: not empty, so that blanks aren't doubled, and without what begins an encoded one.
  private static func isPlain(_ word: Substring.UTF8View, where isAllowed: (UInt8) -> Bool) -> Bool {
    (1...longestWord).contains(word.count) && word.allSatisfy(isAllowed) && !Substring(word).contains("=?")
  }

  private static func encodedWords(of text: String, in field: String) -> [String] {
    EncodedWord.words(of: text, width: max(24, min(75, 76 - field.utf8.count)))
  }
}

extension UInt8 {
  var isVisibleASCII: Bool { (0x21...0x7E).contains(self) }

  /// `atext` of RFC 5322, section 3.2.3.
  var isAtomCharacter: Bool { isASCIIAlphanumeric || "!#$%&'*+-/=?^_`{|}~".utf8.contains(self) }
}
