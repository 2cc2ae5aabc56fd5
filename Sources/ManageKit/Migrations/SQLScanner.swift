import ManageGroundwork

/// Reads SQL a token at a time: just enough to know where statements end and what they start with.
struct SQLScanner {
  enum Token: Equatable {
    /// A keyword or a bare name, as written.
    case word(String)
    /// A quoted name, without its quotes.
    case name(String)
    /// A string or a number.
    case literal
    case symbol(Character)

    /// The keyword in upper case, if it is a bare word.
    var keyword: String? { if case .word(let word) = self { word.uppercased() } else { nil } }
  }

  private let bytes: [UInt8]
  private let dialect: Dialect
  /// Where the last token started and where the next one is sought, in bytes.
  private(set) var start = 0
  private(set) var end = 0

  init(_ bytes: [UInt8], dialect: Dialect) {
    self.bytes = bytes
    self.dialect = dialect
  }

  /// The next token, or nil at the end; comments are skipped.
  mutating func next() -> Token? {
    skipBlanksAndComments()
    start = end
    guard let byte = byte(at: end) else { return nil }
    switch byte {
    case _ where Self.startsWord(byte): return word()
    case _ where byte.isASCIIDigit:
      skip { Self.continuesWord($0) || $0 == UInt8(ascii: ".") }
      return .literal
    case UInt8(ascii: "'"):
      skipQuoted(until: byte)
      return .literal
    case UInt8(ascii: "\""): return quotedName(until: byte)
    case UInt8(ascii: "`") where dialect == .sqlite: return quotedName(until: byte)
    case UInt8(ascii: "[") where dialect == .sqlite: return quotedName(until: UInt8(ascii: "]"))
    case UInt8(ascii: "$") where dialect == .postgres && skipDollarQuoted(): return .literal
    default:
      end += 1
      return .symbol(Character(Unicode.Scalar(byte)))
    }
  }

  private mutating func skipBlanksAndComments() {
    while let byte = byte(at: end) {
      if byte == UInt8(ascii: "-"), self.byte(at: end + 1) == byte {
        skip { $0 != UInt8(ascii: "\n") }
      } else if startsBlockComment(at: end) {
        skipBlockComment()
      } else if byte <= UInt8(ascii: " ") {
        end += 1
      } else {
        return
      }
    }
  }

  /// PostgreSQL's block comments nest, SQLite's don't.
  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if startsBlockComment(at: end), depth == 0 || dialect == .postgres {
        depth += 1
        end += 2
      } else if byte(at: end) == UInt8(ascii: "*"), byte(at: end + 1) == UInt8(ascii: "/") {
        depth -= 1
        end += 2
      } else {
        end += 1
      }
    } while depth > 0 && end < bytes.count
  }

  private func startsBlockComment(at index: Int) -> Bool {
    byte(at: index) == UInt8(ascii: "/") && byte(at: index + 1) == UInt8(ascii: "*")
  }

  private mutating func word() -> Token {
    skip(while: Self.continuesWord)
    let word = String(decoding: bytes[start..<end], as: UTF8.self)
    let isEscapeString = dialect == .postgres && word.uppercased() == "E" && byte(at: end) == UInt8(ascii: "'")
    guard isEscapeString else { return .word(word) }
    skipQuoted(until: UInt8(ascii: "'"), escapes: true)
    return .literal
  }

  private mutating func quotedName(until quote: UInt8) -> Token {
    skipQuoted(until: quote)
    return .name(String(decoding: bytes[start + 1..<max(start + 1, end - 1)], as: UTF8.self))
  }

  /// Skips to after the closing quote; a doubled one stands for itself, as what two quoted texts in a row do here.
  private mutating func skipQuoted(until quote: UInt8, escapes: Bool = false) {
    end += 1
    while let byte = byte(at: end) {
      end += escapes && byte == UInt8(ascii: "\\") ? 2 : 1
      guard byte == quote else { continue }
      guard self.byte(at: end) == quote, quote != UInt8(ascii: "]") else { return }
      end += 1
    }
    end = bytes.count
  }

  /// Skips `$tag$ … $tag$`; false where no such text starts.
  private mutating func skipDollarQuoted() -> Bool {
    var index = end + 1
    if let first = byte(at: index), Self.startsWord(first) {
      while let byte = byte(at: index), Self.startsWord(byte) || byte.isASCIIDigit { index += 1 }
    }
    guard byte(at: index) == UInt8(ascii: "$") else { return false }
    let tag = bytes[end...index]
    end = index + 1
    while end < bytes.count, !bytes[end...].starts(with: tag) { end += 1 }
    end = min(end + tag.count, bytes.count)
    return true
  }

  private mutating func skip(while condition: (UInt8) -> Bool) {
    while let byte = byte(at: end), condition(byte) { end += 1 }
  }

  private func byte(at index: Int) -> UInt8? {
    index < bytes.count ? bytes[index] : nil
  }

  private static func startsWord(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private static func continuesWord(_ byte: UInt8) -> Bool {
    startsWord(byte) || byte.isASCIIDigit || byte == UInt8(ascii: "$")
  }
}
