/// Takes HTML tags and comments out of text.
///
/// The result isn't safe HTML: it's escaped like any other text.
enum TagStripper {
  /// Stripping can leave new tags behind; as in Django no more often than this.
  private static let maximumPasses = 50
  /// A tag without an end that is longer than this may not hold as many openings as there are passes.
  private static let longestOpenTag = 1000

  /// The text without tags; throws a `TemplateError` where they are nested as only an attacker nests them.
  static func text(_ text: String) throws -> String {
    guard !hasLongOpenTag(text) else { throw suspicious }
    var text = text
    var passes = 0
    while text.utf8.contains(UInt8(ascii: "<")), text.utf8.contains(UInt8(ascii: ">")) {
      guard passes < maximumPasses else { throw suspicious }
      let stripped = stripped(text)
      guard openings(stripped) != openings(text) else { break }
      text = stripped
      passes += 1
    }
    return text
  }

  private static var suspicious: TemplateError {
    TemplateError(.render, "The tags in the text are nested too deep to be taken out")
  }

  private static func openings(_ text: String) -> Int { text.utf8.count { $0 == UInt8(ascii: "<") } }

  private static func hasLongOpenTag(_ text: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: ">")).contains { part in
      guard
        let start = part.indices.first(where: { index in
          part[index] == UInt8(ascii: "<") && part.index(after: index) < part.endIndex
            && ExpressionScanner.isName(Unicode.Scalar(part[part.index(after: index)]))
        })
      else { return false }
      let tag = part[start...]
      return tag.count > longestOpenTag + 1 && tag.count { $0 == UInt8(ascii: "<") } >= maximumPasses
    }
  }

  private static func stripped(_ text: String) -> String {
    var tokenizer = HTMLTokenizer(text)
    var result: [UInt8] = []
    while let token = tokenizer.next() {
      switch token {
      case .text(let range):
        let isLast = range.upperBound == tokenizer.bytes.count
        appendText(tokenizer.bytes[range], isLast: isLast, to: &result)
      case .raw(let range): result += tokenizer.bytes[range]
      case .start, .end, .other: continue
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Copies text and puts the semicolon behind those references that lack it; a bare `&` and one letter at the very
  /// end lose the `&` (both as Python's parser does).
  private static func appendText(_ text: ArraySlice<UInt8>, isLast: Bool, to result: inout [UInt8]) {
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index] == UInt8(ascii: "&"), let end = referenceEnd(text[(index + 1)...]) else {
        result.append(text[index])
        index += 1
        continue
      }
      if isLast, end == text.endIndex {
        result += text[(end - index == 2 ? index + 1 : index)...]
        return
      }
      result += text[index..<end]
      result.append(UInt8(ascii: ";"))
      index = end < text.endIndex && text[end] == UInt8(ascii: ";") ? end + 1 : end
    }
  }

  /// The index behind the name or number of a reference; nil where none stands here.
  private static func referenceEnd(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    if isLetter(first) {
      return text.firstIndex { !isLetter($0) && !(45...46).contains($0) && !(48...57).contains($0) } ?? text.endIndex
    }
    guard first == UInt8(ascii: "#") else { return nil }
    let digits = text.dropFirst()
    let isHexadecimal = digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X")
    let end = digits.dropFirst(isHexadecimal ? 1 : 0).firstIndex { byte in
      !(48...57).contains(byte) && !(isHexadecimal && isLetter(byte) && byte & 0xDF <= UInt8(ascii: "F"))
    }
    return (end ?? text.endIndex) > digits.startIndex || text.count == 1 ? end ?? text.endIndex : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
}
