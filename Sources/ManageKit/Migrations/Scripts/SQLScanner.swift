import ManageGroundwork

/// Reads SQL a token at a time, as the database's own scanner does: just enough to know where statements end and what
/// they start with.
///
/// PostgreSQL's is `src/backend/parser/scan.l`, SQLite's `src/tokenize.c`.
struct SQLScanner {
  enum Token: Equatable {
    /// A keyword or a bare name.
    case word
    /// A quoted name.
    case name
    /// A string or a number.
    case literal
    /// A comment to the end of its line; block comments are skipped.
    case comment
    case symbol(UInt8)
  }

  let bytes: [UInt8]
  let dialect: Dialect
  /// The token's first byte, and where the next one is sought.
  private(set) var start: Int
  private(set) var end: Int
  /// Where a string, a quoted name or a comment starts that never ends.
  private(set) var unterminated: Int?

  init(_ bytes: [UInt8], dialect: Dialect, from offset: Int = 0) {
    self.bytes = bytes
    self.dialect = dialect
    (start, end) = (offset, offset)
  }

  /// The token's bytes.
  var token: ArraySlice<UInt8> { bytes[start..<end] }

  /// Whether the token is `keyword`, in small or capital letters; `keyword` is in capitals.
  func isKeyword(_ keyword: StaticString, quoted: Bool = false) -> Bool {
    let (start, end) = quoted ? (start + 1, end - 1) : (start, end)
    guard end - start == keyword.utf8CodeUnitCount else { return false }
    return keyword.withUTF8Buffer { letters in
      for index in start..<end {
        let byte = bytes[index]
        guard (byte.isASCIILetter ? byte & 0xDF : byte) == letters[index - start] else { return false }
      }
      return true
    }
  }

  /// The next token, or nil at the end.
  mutating func next() -> Token? {
    skipBlanks()
    start = end
    guard end < bytes.count else { return nil }
    let byte = bytes[end]
    if byte.startsSQLWord { return word() }
    if byte.isASCIIDigit { return number() }
    switch byte {
    case UInt8(ascii: "-") where self.byte(at: end + 1) == byte:
      skipLine()
      return .comment
    case UInt8(ascii: "'"):
      skipString(escapes: false)
      return .literal
    case UInt8(ascii: "\""):
      skipQuoted(until: byte)
      return .name
    case UInt8(ascii: "$") where dialect == .postgres && skipDollarQuoted(): return .literal
    case UInt8(ascii: "`") where dialect == .sqlite:
      skipQuoted(until: byte)
      return .name
    case UInt8(ascii: "[") where dialect == .sqlite:
      skip { $0 != UInt8(ascii: "]") }
      end += 1
      close()
      return .name
    default:
      end += 1
      return .symbol(byte)
    }
  }

  /// Goes on at `offset`.
  mutating func move(to offset: Int) {
    (start, end) = (offset, offset)
  }

  /// Skips to the end of the line, where a comment ends: for PostgreSQL at a carriage return, too.
  mutating func skipLine() {
    let isPostgres = dialect == .postgres
    skip { $0 != UInt8(ascii: "\n") && !(isPostgres && $0 == UInt8(ascii: "\r")) }
  }

  private mutating func skipBlanks() {
    while true {
      skip { $0 <= UInt8(ascii: " ") }
      guard end < bytes.count else { return }
      guard startsBlockComment(at: end) else {
        return
      }
      skipBlockComment()
    }
  }

  /// PostgreSQL's block comments nest, SQLite's don't.
  private mutating func skipBlockComment() {
    let opening = end
    var depth = 0
    repeat {
      if startsBlockComment(at: end), depth == 0 || dialect == .postgres {
        depth += 1
        end += 2
      } else if bytes[end] == UInt8(ascii: "*"), byte(at: end + 1) == UInt8(ascii: "/") {
        depth -= 1
        end += 2
      } else {
        end += 1
      }
    } while depth > 0 && end < bytes.count
    if depth > 0 { unterminated = unterminated ?? opening }
  }

  private func startsBlockComment(at index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "/") && byte(at: index + 1) == UInt8(ascii: "*")
  }

  private mutating func word() -> Token {
    skip { $0.continuesSQLWord }
    guard dialect == .postgres, end == start + 1, bytes[start] | 0x20 == UInt8(ascii: "e"),
      byte(at: end) == UInt8(ascii: "'")
    else { return .word }
    skipString(escapes: true)
    return .literal
  }

  /// A `$` ends a number of PostgreSQL, and may begin a dollar quote.
  private mutating func number() -> Token {
    let isPostgres = dialect == .postgres
    skip { $0 == UInt8(ascii: ".") || ($0.continuesSQLWord && !(isPostgres && $0 == UInt8(ascii: "$"))) }
    return .literal
  }
}

extension SQLScanner {
  /// Skips `'…'`, and for PostgreSQL what continues it after a line end: an escape string remains one.
  private mutating func skipString(escapes: Bool) {
    repeat { skipQuoted(until: UInt8(ascii: "'"), escapes: escapes) } while continuesString()
  }

  /// Moves to the quote that continues a string: only blanks with a line end in them, and comments, stand between.
  private mutating func continuesString() -> Bool {
    guard dialect == .postgres, end < bytes.count else { return false }
    let closing = end
    var hasLineEnd = false
    while let byte = byte(at: end) {
      if byte == UInt8(ascii: "'"), hasLineEnd { return true }
      if byte == UInt8(ascii: "-"), self.byte(at: end + 1) == byte {
        skipLine()
      } else if byte <= UInt8(ascii: " ") {
        hasLineEnd = hasLineEnd || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        end += 1
      } else {
        break
      }
    }
    end = closing
    return false
  }

  /// Skips to after the closing quote; a doubled one stands for itself, as what two quoted texts in a row do here.
  private mutating func skipQuoted(until quote: UInt8, escapes: Bool = false) {
    end += 1
    while true {
      skip { $0 != quote && !(escapes && $0 == UInt8(ascii: "\\")) }
      guard end < bytes.count else { break }
      let isEscape = bytes[end] != quote
      end += 1
      guard isEscape || byte(at: end) == quote else { return }
      end += 1
    }
    end += 1
    close()
  }

  /// Skips `$tag$ … $tag$`; false where no such text starts.
  private mutating func skipDollarQuoted() -> Bool {
    var index = end + 1
    if let first = byte(at: index), first.startsSQLWord {
      while let byte = byte(at: index), byte.startsSQLWord || byte.isASCIIDigit { index += 1 }
    }
    guard byte(at: index) == UInt8(ascii: "$") else { return false }
    let tag = bytes[end...index]
    end = index + 1
    while true {
      skip { $0 != UInt8(ascii: "$") }
      guard end < bytes.count else { break }
      if bytes[end...].starts(with: tag) {
        end += tag.count
        return true
      }
      end += 1
    }
    end += 1
    close()
    return true
  }

  /// Ends a quoted text whose closing quote was sought beyond the end.
  private mutating func close() {
    guard end > bytes.count else { return }
    unterminated = unterminated ?? start
    end = bytes.count
  }

  private mutating func skip(while condition: (UInt8) -> Bool) {
    end = bytes.withUnsafeBufferPointer { bytes in
      var index = end
      while index < bytes.count, condition(bytes[index]) { index += 1 }
      return index
    }
  }

  private func byte(at index: Int) -> UInt8? {
    index < bytes.count ? bytes[index] : nil
  }
}

extension UInt8 {
  /// Whether a bare name may start with it, or with the character that it is part of.
  var startsSQLWord: Bool { isASCIILetter || self == UInt8(ascii: "_") || self >= 0x80 }

  var continuesSQLWord: Bool { startsSQLWord || isASCIIDigit || self == UInt8(ascii: "$") }
}

extension ArraySlice<UInt8> {
  /// Whether this is `keyword`, in small or capital letters; `keyword` is in capitals.
  func isKeyword(_ keyword: StaticString) -> Bool {
    guard count == keyword.utf8CodeUnitCount else { return false }
    return keyword.withUTF8Buffer { letters in
      zip(self, letters).allSatisfy { $0.isASCIILetter ? $0 & 0xDF == $1 : $0 == $1 }
    }
  }
}
