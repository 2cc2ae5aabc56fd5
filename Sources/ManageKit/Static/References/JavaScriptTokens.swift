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
/// Whether a slash divides or begins a regular expression depends on what stands before it. After `)` and `}` that takes
/// what stands before the opening one: a condition's parentheses and a block's braces end no value.
struct JavaScriptTokens: IteratorProtocol {
  let source: [UInt8]
  private var position = 0
  private var previous: JavaScriptToken?
  /// Whether a value has just ended, so that a slash divides.
  private var isAfterValue = false
  private var isAfterDot = false
  /// For each open parenthesis, whether it is that of `if`, `for`, `while` or `with`.
  private var parentheses: [Bool] = []
  private var braces: [Brace] = []

  private enum Brace {
    case block, object, templateValue
  }

  init(_ source: [UInt8]) {
    self.source = source
  }

  mutating func next() -> JavaScriptToken? {
    while let byte = at(0), byte.isScriptSpace { position += 1 }
    guard let byte = at(0) else { return nil }
    let start = position
    let kind = take(byte)
    let token = JavaScriptToken(kind: kind, range: start..<position)
    if kind != .comment { note(token) }
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
    guard let token, token.range.count == text.utf8CodeUnitCount else { return false }
    return source[token.range].elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// The text of a string; nil if it isn't one, or holds escapes other than of slashes.
  func text(of token: JavaScriptToken?) -> String? {
    guard let token, token.kind == .string else { return nil }
    let text = String(decoding: source[token.range.dropFirst().dropLast()], as: UTF8.self).replacing("\\/", with: "/")
    return text.contains("\\") ? nil : text
  }

  private func at(_ offset: Int) -> UInt8? {
    position + offset < source.count ? source[position + offset] : nil
  }

  private mutating func take(_ byte: UInt8) -> JavaScriptToken.Kind {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): takeString(byte)
    case UInt8(ascii: "`"): takeTemplate()
    case UInt8(ascii: "}") where isEndOfTemplateValue: takeTemplate()
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
    if !isStart { braces.removeLast() }
    position += 1
    while let byte = at(0) {
      if byte == UInt8(ascii: "`") {
        position += 1
        return isStart ? .string : .templatePart
      }
      if byte == UInt8(ascii: "$"), at(1) == UInt8(ascii: "{") {
        position += 2
        braces.append(.templateValue)
        return .templatePart
      }
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    position = source.count
    return .templatePart
  }

  private var isEndOfTemplateValue: Bool {
    if case .templateValue? = braces.last { true } else { false }
  }

  private mutating func takeSlash() -> JavaScriptToken.Kind {
    switch at(1) {
    case UInt8(ascii: "/"): return takeLineComment()
    case UInt8(ascii: "*"): return takeBlockComment()
    default:
      if !isAfterValue, let end = endOfRegularExpression() {
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
    while let byte = at(0), byte.isScriptName || (kind == .number && byte == UInt8(ascii: ".")) { position += 1 }
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

extension JavaScriptTokens {
  /// Keeps in mind what decides about the next slash.
  private mutating func note(_ token: JavaScriptToken) {
    defer {
      previous = token
      isAfterDot = matches(token, ".")
    }
    switch token.kind {
    case .number, .string, .regularExpression: isAfterValue = true
    case .templatePart: isAfterValue = source[token.range.upperBound - 1] != UInt8(ascii: "{")
    case .name: isAfterValue = isAfterDot || !isOperatorWord(token)
    case .comment: break
    case .punctuator: note(punctuator: source[token.range.lowerBound], token)
    }
  }

  private mutating func note(punctuator byte: UInt8, _ token: JavaScriptToken) {
    switch byte {
    case UInt8(ascii: "("):
      parentheses.append(!isAfterDot && Self.conditions.contains { matches(previous, $0) })
      isAfterValue = false
    case UInt8(ascii: ")"): isAfterValue = parentheses.popLast() != true
    case UInt8(ascii: "{"):
      braces.append(isStartOfBlock ? .block : .object)
      isAfterValue = false
    case UInt8(ascii: "}"):
      if case .object? = braces.popLast() { isAfterValue = true } else { isAfterValue = false }
    case UInt8(ascii: "]"): isAfterValue = true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): if token.range.count == 1 { isAfterValue = false }
    default: isAfterValue = false
    }
  }

  private var isStartOfBlock: Bool {
    guard let previous else { return true }
    switch previous.kind {
    case .name: return isAfterValue || Self.blockWords.contains { matches(previous, $0) }
    case .punctuator: return [";", "{", "}", ")", "=>"].contains { (text: StaticString) in matches(previous, text) }
    default: return false
    }
  }

  private func isOperatorWord(_ token: JavaScriptToken) -> Bool {
    (2...10).contains(token.range.count) && Self.operatorWords.contains { matches(token, $0) }
  }

  private static let conditions: [StaticString] = ["if", "for", "while", "with"]
  private static let blockWords: [StaticString] = ["do", "else"]
  /// The words after which a value comes.
  private static let operatorWords: [StaticString] = [
    "return", "typeof", "instanceof", "in", "of", "new", "delete", "void", "throw", "case", "do", "else", "yield",
    "await", "default", "extends",
  ]
}

extension UInt8 {
  fileprivate var isScriptSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  fileprivate var isScriptName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...0xFF: true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"): true
    case UInt8(ascii: "\\"), UInt8(ascii: "#"): true
    default: false
    }
  }
}
