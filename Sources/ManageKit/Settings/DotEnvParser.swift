import ManageGroundwork

/// Parses the bytes of a `.env` file.
///
/// A line that can't be read is skipped alone: an unterminated quote doesn't swallow the keys after it. Other programs
/// share the file, so that lines without a name of this site's are passed over: in silence where they can be read.
struct DotEnvParser {
  private(set) var entries: [DotEnvFile.Entry] = []
  private(set) var problems: [CheckMessage] = []
  private let name: String
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = Self.normalized(bytes)
  }

  mutating func parse() {
    while position < bytes.count {
      let start = (position: position, line: line)
      do throws(DotEnvFailure) {
        let entry = try parseLine()
        if let swallowed = swallowedKey(from: start.position, line: start.line) { throw swallowed }
        if let entry { entries.append(entry) }
      } catch {
        let failure = swallowedKey(from: start.position, line: start.line) ?? error
        (position, line) = start
        report(failure)
        skipLine()
      }
    }
  }

  /// The first key of the site's within the value that was read last, if that went on over several lines.
  private func swallowedKey(from start: Int, line: Int) -> DotEnvFailure? {
    let text = bytes[start..<min(position, bytes.count)]
    let lines = text.split(separator: Byte.newline, omittingEmptySubsequences: false)
    for (offset, text) in lines.enumerated().dropFirst() {
      var words = text.split { Self.isSpace($0) || $0 == Byte.equals }
      if words.first?.elementsEqual("export".utf8) == true { words.removeFirst() }
      guard let word = words.first, text.contains(Byte.equals), SiteName.isPrefixed(word) else { continue }
      return .swallows(key: String(decoding: word, as: UTF8.self), place: "\(name):\(line + offset)")
    }
    return nil
  }

  /// Drops a byte-order mark and turns CRLF and CR into LF.
  private static func normalized(_ bytes: [UInt8]) -> [UInt8] {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard text.contains(Byte.carriageReturn) else { return Array(text) }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for index in text.indices {
      let isInCRLF = text[index] == Byte.newline && index > text.startIndex && text[index - 1] == Byte.carriageReturn
      if !isInCRLF { result.append(text[index] == Byte.carriageReturn ? Byte.newline : text[index]) }
    }
    return result
  }

  /// Reads a line; nil where it says nothing, or nothing to this site.
  private mutating func parseLine() throws(DotEnvFailure) -> DotEnvFile.Entry? {
    skipSpaces()
    let start = line
    guard let first = current, first != Byte.newline, first != Byte.hash, let key = try parseKey() else {
      skipLine()
      return nil
    }
    let value = try parseValue()
    let isKey = Self.isKey(key)
    guard isKey || !SiteName.isIn(key) else { throw .badKey }
    skipLine()
    return isKey ? DotEnvFile.Entry(name: try decode(key), value: Secret(value), line: start) : nil
  }

  /// The key before an `=`; nil where another program's stands alone, which passes a variable of the process through.
  private mutating func parseKey() throws(DotEnvFailure) -> ArraySlice<UInt8>? {
    var key = takeWord()
    skipSpaces()
    if key.elementsEqual("export".utf8), let next = current, next != Byte.equals, next != Byte.newline {
      key = takeWord()
      skipSpaces()
    }
    guard current == Byte.equals else {
      let isAlone = current == nil || current == Byte.newline || current == Byte.hash
      guard isAlone, Self.isKey(key), !SiteName.isIn(key) else { throw .noEquals }
      return nil
    }
    guard !key.isEmpty else { throw .noKey }
    position += 1
    return key
  }

  private mutating func parseValue() throws(DotEnvFailure) -> String {
    let start = position
    skipSpaces()
    guard let quote = current, quote == Byte.singleQuote || quote == Byte.doubleQuote else {
      return try parseUnquoted(from: start)
    }
    position += 1
    let value = try parseQuoted(by: quote)
    skipSpaces()
    guard current == nil || current == Byte.newline || current == Byte.hash else {
      throw .textAfterQuote
    }
    return value
  }

  /// Up to the end of the line, or to a `#` after white space.
  private mutating func parseUnquoted(from start: Int) throws(DotEnvFailure) -> String {
    var value: [UInt8] = []
    position = start
    while let byte = current, byte != Byte.newline {
      if byte == Byte.hash, position > start, Self.isSpace(bytes[position - 1]) { break }
      value.append(byte)
      position += 1
    }
    let leading = value.prefix { Self.isSpace($0) }.count
    let trailing = value.reversed().prefix { Self.isSpace($0) }.count
    return try decode(value[leading..<max(leading, value.count - trailing)])
  }

  private mutating func parseQuoted(by quote: UInt8) throws(DotEnvFailure) -> String {
    var value: [UInt8] = []
    while let byte = current, byte != quote {
      position += 1
      if byte == Byte.newline { line += 1 }
      if byte == Byte.backslash, quote == Byte.doubleQuote, let escaped = current.flatMap(Self.unescaped) {
        value.append(escaped)
        position += 1
      } else if byte == Byte.backslash, quote == Byte.singleQuote, isEscapedQuote {
        value.append(quote)
        position += 1
      } else {
        value.append(byte)
      }
    }
    guard current == quote else { throw .openQuote }
    position += 1
    return try decode(value[...])
  }

  private static func unescaped(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "n"): Byte.newline
    case UInt8(ascii: "t"): Byte.tab
    case UInt8(ascii: "r"): Byte.carriageReturn
    case Byte.doubleQuote, Byte.backslash, UInt8(ascii: "$"): byte
    default: nil
    }
  }

  /// Whether the quote at `position` follows a backslash and is not the last of its line (Compose and python-dotenv
  /// read `'Let\'s'` so, while `'C:\'` ends with its backslash).
  private var isEscapedQuote: Bool {
    current == Byte.singleQuote
      && bytes[(position + 1)...].prefix { $0 != Byte.newline }.contains(Byte.singleQuote)
  }

  private mutating func report(_ failure: DotEnvFailure) {
    let text = bytes[position...].prefix { $0 != Byte.newline }
    let source = ValueSource.file(name: name, line: line)
    problems.append(failure.message(isOurs: SiteName.isIn(text), in: name, source: source))
  }

  private var current: UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  private mutating func takeWord() -> ArraySlice<UInt8> {
    let word = bytes[position...].prefix { !Self.isSpace($0) && $0 != Byte.equals && $0 != Byte.newline }
    position = word.endIndex
    return word
  }

  private mutating func skipSpaces() {
    while let byte = current, Self.isSpace(byte) { position += 1 }
  }

  private mutating func skipLine() {
    while let byte = current, byte != Byte.newline { position += 1 }
    position += 1
    line += 1
  }

  private func decode(_ bytes: ArraySlice<UInt8>) throws(DotEnvFailure) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    return text
  }

  private static func isKey(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, !first.isASCIIDigit else { return false }
    return word.allSatisfy { $0 == UInt8(ascii: "_") || $0.isASCIIAlphanumeric }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == Byte.space || byte == Byte.tab
  }
}

private enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let hash = UInt8(ascii: "#")
  static let equals = UInt8(ascii: "=")
  static let singleQuote = UInt8(ascii: "'")
  static let doubleQuote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
}
