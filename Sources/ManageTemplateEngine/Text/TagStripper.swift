import ManageGroundwork

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
    var text = text
    var result: [UInt8] = []
    for isLast in [false, true] {
      guard let rest = strip(text, into: &result) else { break }
      let isClosed = rest.contains(UInt8(ascii: ";"))
      if isClosed { result += "&#".utf8 }
      guard isClosed, !isLast else {
        result += isClosed ? rest.dropFirst(2) : rest
        break
      }
      text = String(decoding: rest.dropFirst(2), as: UTF8.self)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Copies text without its tags up to a `&#` that begins no reference, at which Python's parser begins again, once;
  /// the rest that begins there, or nil at the end.
  private static func strip(_ text: String, into result: inout [UInt8]) -> ArraySlice<UInt8>? {
    var tokenizer = HTMLTokenizer(text)
    while let token = tokenizer.next() {
      switch token {
      case .text(let range):
        if let stop = appendText(tokenizer.bytes, range, to: &result) { return tokenizer.bytes[stop...] }
      case .raw(let range): result += tokenizer.bytes[range]
      case .start, .end, .other: continue
      }
    }
    return nil
  }

  /// Copies text and puts the semicolon behind those references that lack it; a bare `&` and one letter at the very
  /// end lose the `&` (both as Python's parser does). Returns the place of a `&#` that begins no reference.
  private static func appendText(_ bytes: [UInt8], _ range: Range<Int>, to result: inout [UInt8]) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "&"), index + 1 < range.upperBound else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let isNumber = bytes[index + 1] == UInt8(ascii: "#")
      guard let end = isNumber ? numberEnd(bytes, index + 2) : nameEnd(bytes[(index + 1)..<range.upperBound]) else {
        if isNumber { return index }
        result.append(bytes[index])
        index += 1
        continue
      }
      if end == bytes.count {
        result += bytes[(end - index == 2 ? index + 1 : index)...]
        return nil
      }
      result += bytes[index..<end]
      result.append(UInt8(ascii: ";"))
      index = bytes[end] == UInt8(ascii: ";") ? end + 1 : end
    }
    return nil
  }

  /// The index behind the name of a reference; nil where none stands here.
  private static func nameEnd(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first, first.isASCIILetter else { return nil }
    return text.firstIndex { !$0.isASCIIAlphanumeric && !(45...46).contains($0) } ?? text.endIndex
  }

  /// The index behind the number of a reference, behind which no digit of either kind may stand; nil where none does.
  private static func numberEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    let isHexadecimal = start < bytes.count && bytes[start] | 0x20 == UInt8(ascii: "x")
    let digits = bytes[(isHexadecimal ? start + 1 : start)...]
    let end = digits.firstIndex { $0.hexadecimalDigitValue == nil } ?? bytes.count
    guard end > digits.startIndex, end < bytes.count else { return nil }
    return isHexadecimal || digits[..<end].allSatisfy(\.isASCIIDigit) ? end : nil
  }
}
