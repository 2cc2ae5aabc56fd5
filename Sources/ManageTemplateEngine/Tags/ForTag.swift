import ManageGroundwork

/// `{% for item in items %}…{% empty %}…{% endfor %}`.
final class ForNode: Node {
  private let names: [String]
  private let sequence: FilterExpression
  private let isReversed: Bool
  private let body: NodeList
  private let empty: NodeList?

  init(names: [String], sequence: FilterExpression, isReversed: Bool, body: NodeList, empty: NodeList?) {
    self.names = names
    self.sequence = sequence
    self.isReversed = isReversed
    self.body = body
    self.empty = empty
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = try token.words()
    guard words.count >= 4 else {
      throw TemplateError(.syntax, "'for' statements should have at least four words: \(token.contents)")
    }
    let isReversed = words.last == "reversed"
    let preposition = words.count - (isReversed ? 3 : 2)
    guard words[preposition] == "in" else {
      throw TemplateError(.syntax, "'for' statements should use the format 'for x in y': \(token.contents)")
    }
    let names = words[1..<preposition].joined(separator: " ")
      .split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingPythonWhitespace() }
    guard names.allSatisfy({ !$0.isEmpty && !$0.contains { " \"'|".contains($0) } }) else {
      throw TemplateError(.syntax, "'for' tag received an invalid argument: \(token.contents)")
    }
    let sequence = try parser.expression(words[preposition + 1])
    let body = try parser.parse(until: ["empty", "endfor"])
    var empty: NodeList?
    if try parser.nextToken().contents == "empty" {
      empty = try parser.parse(until: ["endfor"])
      _ = try parser.nextToken()
    }
    return ForNode(names: names, sequence: sequence, isReversed: isReversed, body: body, empty: empty)
  }

  func render(into renderer: inout Renderer) throws {
    let value = try sequence.valueOrNull(&renderer)
    guard let elements = try value.elements() else {
      throw TemplateError(.render, "'\(sequence.text)' is not a collection, so a loop can't go through it")
    }
    guard !elements.isEmpty else {
      return try renderer.scoped { renderer in try empty?.render(into: &renderer) }
    }
    let parent: LoopState.Parent = if case .loop(let state)? = renderer.scope["forloop"] { .loop(state) } else { .none }
    try renderer.scoped { renderer in try loop(elements, parent, &renderer) }
  }

  private func loop(_ elements: [TemplateValue], _ parent: LoopState.Parent, _ renderer: inout Renderer) throws {
    renderer.loopCount += 1
    var state = LoopState(index: 0, count: elements.count, run: renderer.loopCount, parent: parent)
    let place = renderer.scope.add("forloop", .loop(state))
    let places = names.map { renderer.scope.add($0, .value(.null)) }
    for index in elements.indices {
      state.index = index
      renderer.scope.replace(at: place, .loop(state))
      try bind(elements[isReversed ? elements.count - 1 - index : index], places, &renderer)
      // What the body sets lasts as long as the names: those of an unpacked element end with it.
      if names.count > 1 {
        try renderer.scoped { renderer in try body.render(into: &renderer) }
      } else {
        try body.render(into: &renderer)
      }
    }
  }

  private func bind(_ element: TemplateValue, _ places: [Int], _ renderer: inout Renderer) throws {
    guard names.count > 1 else { return renderer.scope.replace(at: places[0], .value(element)) }
    let parts = try unpacked(element)
    guard parts.count == names.count else {
      throw TemplateError(.render, "Need \(names.count) values to unpack in for loop; got \(parts.count). ")
    }
    for (place, part) in zip(places, parts) { renderer.scope.replace(at: place, .value(part)) }
  }

  private func unpacked(_ element: TemplateValue) throws -> [TemplateValue] {
    if case .null = try element.forced() { return [element] }
    return try element.elements() ?? [element]
  }
}
