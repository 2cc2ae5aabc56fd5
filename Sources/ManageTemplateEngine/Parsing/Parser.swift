import ManageGroundwork

/// Compiles a template's tokens into nodes. A tag's compile function reads the tokens of its own block from it.
public final class Parser {
  /// How deep tags may stand within each other.
  static let maximumDepth = 100

  let source: Source
  var tags: [String: Tag]
  var filters: [String: Filter]
  let libraries: [String: Library]
  let tokens: [Token]
  private(set) var index = 0
  var open: [Token] = []
  private var depth = 0

  var blocks: [String: BlockNode] = [:]
  let partials = PartialTable()
  var cycles: [String: CycleNode] = [:]
  var lastCycle: CycleNode?
  var openBlocks: Set<String> = []
  /// The mistakes so far, where compiling goes on behind them; nil where the first one ends it.
  var mistakes: [TemplateError]?
  /// Whether tags don't close each other, so that what follows means nothing.
  var isUnbalanced = false

  init(source: Source, library: Library) {
    self.source = source
    tokens = Lexer.tokens(of: source.text)
    tags = library.tags
    filters = library.filters
    libraries = library.libraries
  }

  /// Compiles nodes up to a block tag of one of these names, which is the next token then; to the end without names.
  public func parse(until ends: [String] = []) throws -> NodeList {
    var nodes: [(node: any Node, position: Position)] = []
    var isFirst = true
    depth += 1
    defer { depth -= 1 }
    while index < tokens.count {
      let token = tokens[index]
      if token.kind == .block, ends.contains(token.name) { break }
      index += 1
      let depth = open.count
      do {
        guard let node = try located(token, { try node(for: token, isFirst: isFirst, ends) }) else { continue }
        nodes.append((node, token.position))
        isFirst = isFirst && token.kind == .text
      } catch {
        open.removeLast(open.count - depth)
        try goOn(behind: token, after: error)
      }
    }
    if index == tokens.count, !ends.isEmpty { throw unclosed(ends) }
    return NodeList(nodes, in: source)
  }

  /// The next token, which is used up.
  public func nextToken() throws -> Token {
    guard index < tokens.count else { throw TemplateError(.syntax, "Unexpected end of template") }
    defer { index += 1 }
    return tokens[index]
  }

  /// Leaves out all tokens up to a block tag of these contents, and it too.
  func skip(past end: String) throws {
    while index < tokens.count {
      let token = try nextToken()
      if token.kind == .block, token.contents == end { return }
    }
    throw unclosed([end])
  }

  /// Compiles a variable or constant with its filters.
  public func expression(_ text: String) throws -> FilterExpression {
    try FilterExpression(text, parser: self)
  }

  func filter(named name: String) throws -> Filter {
    guard let filter = filters[name] else {
      let hint = Suggestion.hint(for: name, among: filters.keys)
      throw TemplateError(.syntax, "Invalid filter: '\(name)'", hint: hint)
    }
    return filter
  }

  /// Adds the tags and filters of a loaded library.
  func add(_ library: Library) {
    tags.merge(library.tags) { $1 }
    filters.merge(library.filters) { $1 }
  }

  /// The error for a block tag that has no place here.
  func invalidTag(_ token: Token, name: String, expected: [String]) -> TemplateError {
    let expectation = expected.isEmpty ? "" : ", expected \(alternatives(expected.map { "'\($0)'" }))"
    let message =
      "Invalid block tag on line \(token.position.line): '\(name)'\(expectation). "
      + "Did you forget to register or load this tag?"
    isUnbalanced = isUnbalanced || name.hasPrefix("end") || Self.middles.contains(name)
    let ends = expected.map { String($0.prefix { $0 != " " }) }
    // A closing tag isn't a mistyped opening one.
    let known = name.hasPrefix("end") ? ends : ends + tags.keys
    let hint = Suggestion.hint(for: name, among: known.filter { $0 != name })
    return TemplateError(.syntax, message, hint: hint).located(token.position, in: source)
  }

  private func node(for token: Token, isFirst: Bool, _ ends: [String]) throws -> (any Node)? {
    switch token.kind {
    case .text: return TextNode(token.contents)
    case .comment: return nil
    case .variable:
      guard !token.contents.isEmpty else {
        throw TemplateError(.syntax, "Empty variable tag on line \(token.position.line)")
      }
      return VariableNode(try expression(token.contents))
    case .block: return try compile(token, isFirst: isFirst, ends)
    }
  }

  private func compile(_ token: Token, isFirst: Bool, _ ends: [String]) throws -> any Node {
    let name = token.name
    guard !name.isEmpty else { throw TemplateError(.syntax, "Empty block tag on line \(token.position.line)") }
    guard let tag = tags[name] else { throw invalidTag(token, name: name, expected: ends) }
    guard depth <= Self.maximumDepth else {
      throw TemplateError(.syntax, "Tags are nested more than \(Self.maximumDepth) deep")
    }
    open.append(token)
    let node = try tag.compile(self, token)
    open.removeLast()
    if node is ExtendsNode, !isFirst {
      let place = source.name.map { "'\($0)'" } ?? "the template"
      throw TemplateError(.syntax, "{% \(token.contents) %} must be the first tag in \(place).")
    }
    return node
  }

  private func located<Result>(_ token: Token, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch { throw TemplateError(error).located(token.position, in: source) }
  }

  private func unclosed(_ ends: [String]) -> TemplateError {
    isUnbalanced = true
    guard let token = open.last else { return TemplateError(.syntax, "Unexpected end of template") }
    let message = "Unclosed tag on line \(token.position.line): '\(token.name)'. Looking for one of: "
    return TemplateError(.syntax, message + ends.joined(separator: ", ") + ".").located(token.position, in: source)
  }
}

/// `a, b or c`.
private func alternatives(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}
