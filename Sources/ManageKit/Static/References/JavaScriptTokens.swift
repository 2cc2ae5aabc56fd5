import ManageGroundwork

/// A token of a script.
struct JavaScriptToken: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case name
    case number
    /// A string, or a template without values in it.
    case string
    /// A piece of a template between values.
    case templatePart
    case regularExpression
    case punctuator
    case comment
  }

  let kind: Kind
  /// Its bytes, quotes and comment marks included.
  let range: Range<Int>
}

/// Cuts a script into tokens, as ECMA-262 does; a copy of it looks ahead.
///
/// Whether a slash divides or begins a regular expression depends on what stands before it, which `context` keeps in
/// mind.
struct JavaScriptTokens: IteratorProtocol {
  let source: [UInt8]
  private var position = 0
  private var context: JavaScriptContext

  init(_ source: [UInt8]) {
    self.source = source
    context = JavaScriptContext(source)
  }

  mutating func next() -> JavaScriptToken? {
    while case let length = spaceLength, length > 0 { position += length }
    guard let byte = at(0) else { return nil }
    let start = position
    let kind = take(byte)
    let token = JavaScriptToken(kind: kind, range: start..<position)
    if kind != .comment { context.note(token) }
    return token
  }

  /// The next token that isn't a comment.
  mutating func nextCode() -> JavaScriptToken? {
    while let token = next() {
      if token.kind != .comment { return token }
    }
    return nil
  }

  /// Whether a token is this text.
  func matches(_ token: JavaScriptToken?, _ text: StaticString) -> Bool {
    guard let token else { return false }
    return source.hold(text, at: token.range)
  }

  /// The text of a string; nil if it isn't one, or holds control characters, which no address has.
  func text(of token: JavaScriptToken?) -> String? {
    guard let token, token.kind == .string else { return nil }
    return JavaScriptString(source[token.range.dropFirst().dropLast()]).text
  }

  /// How many bytes the white space has that stands here (ECMA-262, section 12.2): 0 where there is none.
  private var spaceLength: Int {
    guard let byte = at(0) else { return 0 }
    guard byte >= 0x80 else { return byte.isASCIIWhitespace ? 1 : 0 }
    return switch (byte, at(1) ?? 0, at(2) ?? 0) {
    case (0xC2, 0xA0, _): 2
    // The byte order mark, the spaces from U+2000 on, and the separators of lines and paragraphs.
    case (0xEF, 0xBB, 0xBF), (0xE1, 0x9A, 0x80), (0xE3, 0x80, 0x80), (0xE2, 0x81, 0x9F): 3
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF): 3
    default: 0
    }
  }

  private func at(_ offset: Int) -> UInt8? {
    position + offset < source.count ? source[position + offset] : nil
  }

  private mutating func take(_ byte: UInt8) -> JavaScriptToken.Kind {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): takeString(byte)
    case UInt8(ascii: "`"): takeTemplate()
    case UInt8(ascii: "}") where context.isInTemplateValue: takeTemplate()
    case UInt8(ascii: "/"): takeSlash()
    case UInt8(ascii: "#") where position == 0 && at(1) == UInt8(ascii: "!"): takeLineComment()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): takeWord(.number)
    case _ where byte.isScriptName: takeWord(.name)
    default: takePunctuator(byte)
    }
  }

  private mutating func takeString(_ quote: UInt8) -> JavaScriptToken.Kind {
    position += 1
    while let byte = at(0), byte != quote, byte != UInt8(ascii: "\n") {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    position = min(position + 1, source.count)
    return .string
  }

  /// Takes a template from its start, or from the end of a value in it, to its end or to the next value.
  private mutating func takeTemplate() -> JavaScriptToken.Kind {
    let isStart = source[position] == UInt8(ascii: "`")
    if !isStart { context.leaveTemplateValue() }
    position += 1
    while let byte = at(0) {
      if byte == UInt8(ascii: "`") {
        position += 1
        return isStart ? .string : .templatePart
      }
      if byte == UInt8(ascii: "$"), at(1) == UInt8(ascii: "{") {
        position += 2
        context.enterTemplateValue()
        return .templatePart
      }
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    position = source.count
    return .templatePart
  }

  private mutating func takeSlash() -> JavaScriptToken.Kind {
    switch at(1) {
    case UInt8(ascii: "/"): return takeLineComment()
    case UInt8(ascii: "*"): return takeBlockComment()
    default:
      if !context.isAfterValue, let end = endOfRegularExpression() {
        position = end
        return .regularExpression
      }
      position += 1
      return .punctuator
    }
  }

  private mutating func takeLineComment() -> JavaScriptToken.Kind {
    while let byte = at(0), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { position += 1 }
    return .comment
  }

  private mutating func takeBlockComment() -> JavaScriptToken.Kind {
    position += 2
    while at(0) != nil, !(at(0) == UInt8(ascii: "*") && at(1) == UInt8(ascii: "/")) { position += 1 }
    position = min(position + 2, source.count)
    return .comment
  }

  /// Where a regular expression ends that begins here; nil if the line ends before it does.
  private func endOfRegularExpression() -> Int? {
    var index = position + 1
    var isInClass = false
    while index < source.count, source[index] != UInt8(ascii: "\n") {
      switch source[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass:
        index += 1
        while index < source.count, source[index].isScriptName { index += 1 }
        return index
      default: break
      }
      index += 1
    }
    return nil
  }

  private mutating func takeWord(_ kind: JavaScriptToken.Kind) -> JavaScriptToken.Kind {
    while let byte = at(0), byte.isScriptName || (kind == .number && byte == UInt8(ascii: ".")),
      byte < 0x80 || spaceLength == 0
    {
      position += 1
    }
    return kind
  }

  private mutating func takePunctuator(_ byte: UInt8) -> JavaScriptToken.Kind {
    let isDoubled = at(1) == byte
    let isArrow = byte == UInt8(ascii: "=") && at(1) == UInt8(ascii: ">")
    let isSpread = byte == UInt8(ascii: ".") && isDoubled && at(2) == byte
    let isStep = (byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")) && isDoubled
    position += isSpread ? 3 : isArrow || isStep ? 2 : 1
    return .punctuator
  }
}

extension [UInt8] {
  /// Whether this text stands there, and nothing else.
  func hold(_ text: StaticString, at range: Range<Int>) -> Bool {
    range.count == text.utf8CodeUnitCount
      && range.allSatisfy { self[$0] == text.utf8Start[$0 - range.lowerBound] }
  }
}

extension UInt8 {
  fileprivate var isScriptName: Bool {
    switch self {
    case UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "\\"), UInt8(ascii: "#"), 0x80...0xFF: true
    default: isASCIIAlphanumeric
    }
  }
}
