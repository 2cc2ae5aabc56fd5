extension Parser {
  /// The tags that part a block.
  static let middles = ["elif", "else", "empty", "plural"]

  /// Compiles on behind mistakes, and gives them all: up to the first that leaves open where blocks end or which tags
  /// and filters there are.
  func allMistakes() -> [TemplateError] {
    mistakes = []
    do { _ = try parse() } catch { mistakes?.append(TemplateError(error)) }
    return mistakes ?? []
  }

  /// Notes a mistake and compiles the rest of the block that its tag begins, for the mistakes in there; throws it where
  /// the first one ends all.
  func goOn(behind token: Token, after error: any Error) throws {
    let isDecisive = token.kind == .block && ["load", "extends"].contains(token.name)
    guard mistakes != nil, !isUnbalanced, !isDecisive else { throw error }
    mistakes?.append(TemplateError(error))
    let end = "end" + token.name
    let rest = tokens[index...].lazy.filter { $0.kind == .block }
    guard token.kind == .block, rest.count(where: { $0.name == end }) > rest.count(where: { $0.name == token.name })
    else { return }
    open.append(token)
    repeat { _ = try parse(until: Self.middles + [end]) } while try nextToken().name != end
    open.removeLast()
  }
}
