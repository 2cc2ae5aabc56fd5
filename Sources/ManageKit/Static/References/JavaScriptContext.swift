/// The part of a script's tokens that decides whether the next slash divides or begins a regular expression.
///
/// After `)` and `}` that takes what stands before the opening one: a condition's parentheses and a block's braces end
/// no value, a call's and an object's do, and so does the body of a function that is a value.
struct JavaScriptContext {
  private enum Bracket {
    /// `(`, and whether it is that of `if`, `for`, `while` or `with`, or of a function that is a value.
    case parenthesis(isCondition: Bool, isFunctionValue: Bool)
    case square
    case block
    case functionValue
    case object
    case templateValue
  }

  private struct Level {
    let bracket: Bracket
    /// How many `?` still want their `:`.
    var conditionals = 0
  }

  /// The last token.
  private struct Previous {
    let token: JavaScriptToken
    /// Whether it is a name after a dot, which may be any word.
    let isMember: Bool
    /// Whether it stands where a value does, not where a statement begins.
    let isInExpression: Bool

    var kind: JavaScriptToken.Kind { token.kind }
  }

  private let source: [UInt8]
  /// Whether a value has just ended, so that a slash divides.
  private(set) var isAfterValue = false
  private var levels = [Level(bracket: .block)]
  private var previous: Previous?
  private var isAfterFor = false
  /// Whether the last token is the colon of a label or of `case`, after which a statement begins.
  private var isAfterLabel = false
  /// From the word `function` to its parentheses, whether it is a value.
  private var function: Bool?
  /// Whether the parentheses that have just closed are those of a function that is a value.
  private var isAfterParameters = false

  init(_ source: [UInt8]) {
    self.source = source
  }

  /// Whether the next brace ends a value in a template.
  var isInTemplateValue: Bool {
    if case .templateValue? = innermostBrace.map({ levels[$0].bracket }) { true } else { false }
  }

  private var innermostBrace: Int? {
    levels.lastIndex { level in
      switch level.bracket {
      case .parenthesis, .square: false
      default: true
      }
    }
  }

  mutating func enterTemplateValue() {
    levels.append(Level(bracket: .templateValue))
  }

  mutating func leaveTemplateValue() {
    if let innermostBrace { levels.removeSubrange(innermostBrace...) }
  }

  /// Keeps a token in mind that isn't a comment.
  mutating func note(_ token: JavaScriptToken) {
    let isMember = token.kind == .name && isPrevious(".")
    let next = Previous(token: token, isMember: isMember, isInExpression: isValueExpected)
    switch token.kind {
    case .name: note(word: next)
    case .punctuator: note(punctuator: source[token.range.lowerBound], token.range.count)
    case .templatePart: note(value: source[token.range.upperBound - 1] != UInt8(ascii: "{"))
    case .number, .string, .regularExpression: note(value: true)
    case .comment: break
    }
    previous = next
  }

  /// Whether a word that comes next belongs to an expression that has begun.
  private var isValueExpected: Bool {
    guard let previous, !isAfterValue, !isAfterLabel else { return false }
    return switch previous.kind {
    case .punctuator: !isAny(previous, of: Self.statementMarks)
    case .name: !isAny(previous, of: Self.statementWords)
    default: true
    }
  }

  private func isPrevious(_ text: StaticString) -> Bool {
    previous.map { source.hold(text, at: $0.token.range) } ?? false
  }

  private func isAny(_ word: Previous, of texts: [StaticString]) -> Bool {
    texts.contains { source.hold($0, at: word.token.range) }
  }

  private mutating func note(value: Bool) {
    isAfterValue = value
    (isAfterFor, isAfterLabel, isAfterParameters, function) = (false, false, false, nil)
  }

  private mutating func note(word: Previous) {
    let isLoop = source.hold("for", at: word.token.range) || (isAfterFor && source.hold("await", at: word.token.range))
    let isValue = isPrevious("async") ? previous?.isInExpression : word.isInExpression
    // A function's name may stand between the word and its parentheses.
    let function = !word.isMember && source.hold("function", at: word.token.range) ? isValue : function
    let isOperator = isAny(word, of: Self.operatorWords) || (source.hold("of", at: word.token.range) && isAfterBinding)
    note(value: word.isMember || !isOperator)
    isAfterFor = isLoop && !word.isMember
    self.function = function
  }

  /// Whether the head of a loop has named its variable, so that `of` is a word for what it goes through.
  private var isAfterBinding: Bool {
    guard let previous, case .parenthesis(isCondition: true, _)? = levels.last?.bracket else { return false }
    return switch previous.kind {
    case .name: isAfterValue && !isAny(previous, of: Self.declarationWords)
    default: isPrevious("]") || isPrevious("}")
    }
  }

  private mutating func note(punctuator byte: UInt8, _ count: Int) {
    let (function, wasAfterValue, brace) = (function, isAfterValue, bracketOfBrace)
    let isCondition = isAfterFor || (previous.map { !$0.isMember && isAny($0, of: Self.conditionWords) } ?? false)
    note(value: false)
    switch byte {
    case UInt8(ascii: "("): open(.parenthesis(isCondition: isCondition, isFunctionValue: function ?? false))
    case UInt8(ascii: "["): open(.square)
    case UInt8(ascii: "{"): open(brace)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): close(byte)
    case UInt8(ascii: "+"), UInt8(ascii: "-"): isAfterValue = count == 2 && wasAfterValue
    case UInt8(ascii: "*"): self.function = function
    // `??` and `?.` want no colon.
    case UInt8(ascii: "?"): levels[levels.count - 1].conditionals += isPrevious("?") ? -1 : 1
    case UInt8(ascii: ".") where isPrevious("?"): levels[levels.count - 1].conditionals -= 1
    case UInt8(ascii: ":"): noteColon()
    case UInt8(ascii: ";"): levels[levels.count - 1].conditionals = 0
    default: break
    }
  }

  /// The meaning of a brace that comes next.
  private var bracketOfBrace: Bracket {
    guard let previous, !isAfterLabel else { return .block }
    if isAfterParameters { return .functionValue }
    let isBlock =
      switch previous.kind {
      case .name: isAfterValue || isAny(previous, of: Self.blockWords)
      case .punctuator: isAny(previous, of: Self.statementMarks) || isPrevious("=>")
      default: false
      }
    return isBlock ? .block : .object
  }

  private mutating func open(_ bracket: Bracket) {
    levels.append(Level(bracket: bracket))
  }

  /// Closes the innermost bracket of its kind, and what was left open in it.
  private mutating func close(_ byte: UInt8) {
    isAfterValue = byte != UInt8(ascii: "}")
    for index in levels.indices.dropFirst().reversed() {
      switch (levels[index].bracket, byte) {
      case (.templateValue, _): return
      case (.parenthesis(let isCondition, let isFunctionValue), UInt8(ascii: ")")):
        (isAfterValue, isAfterParameters) = (!isCondition, isFunctionValue)
      case (.object, UInt8(ascii: "}")), (.functionValue, UInt8(ascii: "}")): isAfterValue = true
      case (.block, UInt8(ascii: "}")), (.square, UInt8(ascii: "]")): break
      default: continue
      }
      levels.removeSubrange(index...)
      return
    }
  }

  private mutating func noteColon() {
    let level = levels[levels.count - 1]
    guard level.conditionals <= 0 else { return levels[levels.count - 1].conditionals -= 1 }
    switch level.bracket {
    case .block, .functionValue: isAfterLabel = true
    default: break
    }
  }

  private static let conditionWords: [StaticString] = ["if", "while", "with"]
  private static let declarationWords: [StaticString] = ["let", "const", "var", "using"]
  private static let blockWords: [StaticString] = ["do", "else"]
  private static let statementWords: [StaticString] = ["do", "else", "default"]
  private static let statementMarks: [StaticString] = [";", "{", "}", ")"]
  /// The words after which a value comes.
  private static let operatorWords: [StaticString] = [
    "return", "typeof", "instanceof", "in", "new", "delete", "void", "throw", "case", "do", "else", "yield",
    "await", "default", "extends",
  ]
}
