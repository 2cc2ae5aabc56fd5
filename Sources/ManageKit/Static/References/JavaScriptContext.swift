/// What of a script's tokens decides whether the next slash divides or begins a regular expression.
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
    let kind: JavaScriptToken.Kind
    let text: ArraySlice<UInt8>
    /// Whether it is a name after a dot, which may be any word.
    let isMember: Bool
    /// Whether it stands where a value does, not where a statement begins.
    let isInExpression: Bool

    func matches(_ text: StaticString) -> Bool {
      self.text.count == text.utf8CodeUnitCount
        && self.text.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    func isAny(of texts: [StaticString]) -> Bool {
      texts.contains(where: matches)
    }
  }

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

  /// Keeps a token in mind that isn't a comment; `text` is how it is written.
  mutating func note(_ token: JavaScriptToken, _ text: ArraySlice<UInt8>) {
    let isMember = token.kind == .name && previous?.matches(".") ?? false
    let next = Previous(kind: token.kind, text: text, isMember: isMember, isInExpression: isValueExpected)
    switch token.kind {
    case .name: note(word: next)
    case .punctuator: note(punctuator: text.first ?? 0, text.count)
    case .templatePart: note(value: text.last != UInt8(ascii: "{"))
    case .number, .string, .regularExpression: note(value: true)
    case .comment: break
    }
    previous = next
  }

  /// Whether a word that comes next belongs to an expression that has begun.
  private var isValueExpected: Bool {
    guard let previous, !isAfterValue, !isAfterLabel else { return false }
    return switch previous.kind {
    case .punctuator: !previous.isAny(of: Self.statementMarks)
    case .name: !previous.isAny(of: Self.statementWords)
    default: true
    }
  }

  private mutating func note(value: Bool) {
    isAfterValue = value
    (isAfterFor, isAfterLabel, isAfterParameters, function) = (false, false, false, nil)
  }

  private mutating func note(word: Previous) {
    let isLoop = word.matches("for") || (isAfterFor && word.matches("await"))
    let isValue = previous?.matches("async") == true ? previous?.isInExpression : word.isInExpression
    // A function's name may stand between the word and its parentheses.
    let function = !word.isMember && word.matches("function") ? isValue : function
    let isOperator = word.isAny(of: Self.operatorWords) || (word.matches("of") && isAfterBinding)
    note(value: word.isMember || !isOperator)
    isAfterFor = isLoop && !word.isMember
    self.function = function
  }

  /// Whether the head of a loop has named its variable, so that `of` is a word for what it goes through.
  private var isAfterBinding: Bool {
    guard let previous, case .parenthesis(isCondition: true, _)? = levels.last?.bracket else { return false }
    return switch previous.kind {
    case .name: isAfterValue && !previous.isAny(of: Self.declarationWords)
    default: previous.matches("]") || previous.matches("}")
    }
  }

  private mutating func note(punctuator byte: UInt8, _ count: Int) {
    let (function, wasAfterValue, brace) = (function, isAfterValue, bracketOfBrace)
    let isCondition = isAfterFor || (previous.map { !$0.isMember && $0.isAny(of: Self.conditionWords) } ?? false)
    note(value: false)
    switch byte {
    case UInt8(ascii: "("): open(.parenthesis(isCondition: isCondition, isFunctionValue: function ?? false))
    case UInt8(ascii: "["): open(.square)
    case UInt8(ascii: "{"): open(brace)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): close(byte)
    case UInt8(ascii: "+"), UInt8(ascii: "-"): isAfterValue = count == 2 && wasAfterValue
    case UInt8(ascii: "*"): self.function = function
    // `??` and `?.` want no colon.
    case UInt8(ascii: "?"): levels[levels.count - 1].conditionals += previous?.matches("?") == true ? -1 : 1
    case UInt8(ascii: ".") where previous?.matches("?") == true: levels[levels.count - 1].conditionals -= 1
    case UInt8(ascii: ":"): noteColon()
    case UInt8(ascii: ";"): levels[levels.count - 1].conditionals = 0
    default: break
    }
  }

  /// What a brace opens that comes next.
  private var bracketOfBrace: Bracket {
    guard let previous, !isAfterLabel else { return .block }
    if isAfterParameters { return .functionValue }
    let isBlock =
      switch previous.kind {
      case .name: isAfterValue || previous.isAny(of: Self.blockWords)
      case .punctuator: previous.isAny(of: Self.statementMarks) || previous.matches("=>")
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
