import ManageGroundwork

/// Cuts a template's text into tokens. No tag goes over a line's end, as in Django.
struct Lexer {
  private let bytes: [UInt8]
  private var tokens: [Token] = []
  private var verbatimEnd: String?
  private var textStart = 0
  private var counted = 0
  private var position = Position(line: 1, column: 1)

  static func tokens(of text: String) -> [Token] {
    var lexer = Lexer(bytes: Array(text.utf8))
    lexer.run()
    return lexer.tokens
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func run() {
    var index = 0
    while index + 3 < bytes.count {
      guard bytes[index] == UInt8(ascii: "{"), let (kind, end) = tag(at: index) else {
        index += 1
        continue
      }
      index = take(kind, from: index, to: end)
    }
    flushText(to: bytes.count)
  }

  private func tag(at start: Int) -> (Token.Kind, Int)? {
    let kind: Token.Kind
    let close: UInt8
    switch bytes[start + 1] {
    case UInt8(ascii: "%"): (kind, close) = (.block, UInt8(ascii: "%"))
    case UInt8(ascii: "{"): (kind, close) = (.variable, UInt8(ascii: "}"))
    case UInt8(ascii: "#"): (kind, close) = (.comment, UInt8(ascii: "#"))
    default: return nil
    }
    var index = start + 2
    while index + 1 < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] == close, bytes[index + 1] == UInt8(ascii: "}") { return (kind, index + 2) }
      index += 1
    }
    return nil
  }

  /// Adds a tag's token, or leaves it in the text where `verbatim` says so; returns where to go on.
  private mutating func take(_ kind: Token.Kind, from start: Int, to end: Int) -> Int {
    let contents = String(decoding: bytes[start + 2..<end - 2], as: UTF8.self).trimmingPythonWhitespace()
    if let verbatimEnd {
      guard kind == .block, contents == verbatimEnd else { return end }
      self.verbatimEnd = nil
    } else if kind == .block, contents == "verbatim" || contents.hasPrefix("verbatim ") {
      verbatimEnd = "end" + contents
    }
    flushText(to: start)
    tokens.append(Token(kind: kind, contents: contents, position: position(at: start)))
    textStart = end
    return end
  }

  private mutating func flushText(to end: Int) {
    guard textStart < end else { return }
    let text = String(decoding: bytes[textStart..<end], as: UTF8.self)
    tokens.append(Token(kind: .text, contents: text, position: position(at: textStart)))
    textStart = end
  }

  /// The place of a byte; bytes are asked for in order, so that each is counted once.
  private mutating func position(at offset: Int) -> Position {
    for byte in bytes[counted..<offset] {
      if byte == UInt8(ascii: "\n") {
        position = Position(line: position.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 {
        position.column += 1
      }
    }
    counted = offset
    return position
  }
}
