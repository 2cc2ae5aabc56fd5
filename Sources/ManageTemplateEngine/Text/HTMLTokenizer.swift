import ManageGroundwork

/// Cuts HTML into text, tags and the rest.
struct HTMLTokenizer {
  enum Token {
    case text(Range<Int>)
    /// The content of a script or a style sheet, or markup that has no end: nothing in it is markup or a reference.
    case raw(Range<Int>)
    case start(name: String, range: Range<Int>, isClosed: Bool)
    case end(name: String)
    /// A comment, a declaration or a processing instruction, or the content of a script that has no end.
    case other
  }

  /// Each piece of markup without an end is looked for up to the end of the text: more often would take too long.
  private static let maximumFailures = 50

  let bytes: [UInt8]
  private var index = 0
  private var failures = 0
  private var rawElement: String?
  /// Whether the last token is markup that has no end.
  private(set) var isCutOff = false

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The next token; nil at the end. A `<` that opens nothing is text.
  mutating func next() -> Token? {
    guard index < bytes.count else { return nil }
    if let token = rawText() { return token }
    if failures < Self.maximumFailures, opensMarkup(at: index) {
      if let (token, end) = markup(at: index) {
        index = end
        if case .start(let name, _, false) = token, name == "script" || name == "style" { rawElement = name }
        return token
      }
      failures += 1
      isCutOff = true
      return .raw(withoutEnd())
    }
    let start = index
    index += 1
    if bytes[start] == UInt8(ascii: "<") {
      isCutOff = isCutOff || index == bytes.count
      return .text(start..<index)
    }
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
    return .text(start..<index)
  }

  /// Markup that has no end, up to the next bracket.
  private mutating func withoutEnd() -> Range<Int> {
    let start = index
    let rest = bytes[(start + 1)...]
    index = rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? rest.firstIndex(of: UInt8(ascii: "<")) ?? start + 1
    return start..<index
  }

  /// The text before the end of a script; nil outside of one, and for an empty one.
  private mutating func rawText() -> Token? {
    guard let name = rawElement else { return nil }
    rawElement = nil
    let start = index
    while index < bytes.count, !endsElement(name, at: index) { index += 1 }
    guard index < bytes.count else { return .other }
    return index > start ? .raw(start..<index) : nil
  }

  private func endsElement(_ name: String, at start: Int) -> Bool {
    guard bytes[start...].starts(with: "</".utf8) else { return false }
    let rest = bytes[(start + 2)...].drop(while: \.isASCIIWhitespace)
    guard rest.count > name.utf8.count, zip(rest, name.utf8).allSatisfy({ $0 | 0x20 == $1 }) else { return false }
    return rest.dropFirst(name.utf8.count).drop(while: \.isASCIIWhitespace).first == UInt8(ascii: ">")
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func opensMarkup(at start: Int) -> Bool {
    guard bytes[start] == UInt8(ascii: "<"), start + 1 < bytes.count else { return false }
    let next = bytes[start + 1]
    return "/!?".utf8.contains(next) || next.isASCIILetter
  }

  /// The markup that begins here and the index behind it; nil where it has no end.
  private func markup(at start: Int) -> (Token, Int)? {
    switch bytes[start + 1] {
    case UInt8(ascii: "!") where bytes[start...].starts(with: "<!--".utf8):
      return end(of: "-->", from: start + 4).map { (.other, $0) }
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return end(of: ">", from: start + 2).map { (.other, $0) }
    case UInt8(ascii: "/"):
      let name = bytes[(start + 2)...].firstIndex { !$0.isASCIIWhitespace } ?? bytes.count
      guard let end = end(of: ">", from: start + 2) else { return nil }
      return (bytes[name].isASCIILetter ? .end(name: self.name(at: name)) : .other, end)
    default:
      guard let (end, isClosed) = tagEnd(start + 1) else { return nil }
      return (.start(name: name(at: start + 1), range: start..<end, isClosed: isClosed), end)
    }
  }

  private func name(at start: Int) -> String {
    let name = bytes[start...].prefix { ![0x09, 0x0A, 0x0C, 0x0D, 0x20, 0x2F, 0x3E].contains($0) }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  /// The index behind a tag's closing bracket, and whether a slash before it closes the element too: a bracket in a
  /// quoted value of an attribute doesn't close the tag, and a slash in an unquoted one belongs to the value.
  private func tagEnd(_ start: Int) -> (Int, isClosed: Bool)? {
    var quote: UInt8?
    var (isInName, isInValue) = (true, false)
    var last: UInt8 = 0
    for index in start..<bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return (index + 1, bytes[index - 1] == UInt8(ascii: "/") && !isInValue)
      } else if byte.isASCIIWhitespace {
        (isInName, isInValue) = (false, false)
      } else if !isInName, !isInValue, last == UInt8(ascii: "=") {
        if "\"'".utf8.contains(byte) { quote = byte } else { isInValue = true }
      } else if byte == UInt8(ascii: "/") {
        isInName = false
      }
      if !byte.isASCIIWhitespace { last = byte }
    }
    return nil
  }

  private func end(of mark: String, from start: Int) -> Int? {
    guard start <= bytes.count else { return nil }
    return ByteSearch(mark).ends(in: bytes[start...], limit: 1).first.map { start + $0 }
  }
}
