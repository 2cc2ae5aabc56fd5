/// Parses the bytes of a `.env` file.
///
/// A line that can't be read is skipped alone: an unterminated quote doesn't swallow the keys after it.
struct DotEnvParser {
  private(set) var entries: [DotEnvFile.Entry] = []
  private(set) var problems: [Problem] = []
  private let name: String
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  private enum Failure: Error {
    case badLine(String)
    case notUTF8
  }

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = Self.normalized(bytes)
  }

  mutating func parse() {
    while position < bytes.count {
      let start = (position: position, line: line)
      do throws(Failure) {
        try parseLine()
      } catch {
        report(error, at: start.line)
        (position, line) = start
        skipLine()
      }
    }
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

  private mutating func parseLine() throws(Failure) {
    skipSpaces()
    guard let first = current, first != Byte.newline, first != Byte.hash else { return skipLine() }
    let start = line
    let key = try parseKey()
    let value = try parseValue()
    skipLine()
    entries.append(DotEnvFile.Entry(name: key, value: Secret(value), line: start))
  }

  private mutating func parseKey() throws(Failure) -> String {
    var key = takeWord()
    skipSpaces()
    if key.elementsEqual("export".utf8), current != Byte.equals {
      key = takeWord()
      skipSpaces()
    }
    let text = try decode(key)
    guard current == Byte.equals else { throw .badLine("a key is not followed by '='") }
    position += 1
    guard Self.isKey(key) else { throw .badLine("the key is not of letters, digits and underscores") }
    return text
  }

  private mutating func parseValue() throws(Failure) -> String {
    let start = position
    skipSpaces()
    guard let quote = current, quote == Byte.singleQuote || quote == Byte.doubleQuote else {
      return try parseUnquoted(from: start)
    }
    position += 1
    let value = try parseQuoted(by: quote)
    skipSpaces()
    guard current == nil || current == Byte.newline || current == Byte.hash else {
      throw .badLine("there is text after the closing quote")
    }
    return value
  }

  /// Up to the end of the line, or to a `#` after white space.
  private mutating func parseUnquoted(from start: Int) throws(Failure) -> String {
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

  private mutating func parseQuoted(by quote: UInt8) throws(Failure) -> String {
    var value: [UInt8] = []
    while let byte = current, byte != quote {
      position += 1
      if byte == Byte.newline { line += 1 }
      if byte == Byte.backslash, quote == Byte.doubleQuote, let escaped = current.flatMap(Self.unescaped) {
        value.append(escaped)
        position += 1
      } else {
        value.append(byte)
      }
    }
    guard current == quote else { throw .badLine("a quote is not closed") }
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

  private mutating func report(_ failure: Failure, at line: Int) {
    let source = ValueSource.file(name: name, line: line)
    switch failure {
    case .badLine(let reason):
      problems.append(Problem(.badLine, "the line can't be read: \(reason)", hint: "write KEY=value", source: source))
    case .notUTF8:
      problems.append(Problem(.notUTF8, "the line is not UTF-8", hint: "save \(name) as UTF-8", source: source))
    }
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

  private func decode(_ bytes: ArraySlice<UInt8>) throws(Failure) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    return text
  }

  private static func isKey(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, !(48...57).contains(first) else { return false }
    return word.allSatisfy { byte in
      byte == UInt8(ascii: "_") || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
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
