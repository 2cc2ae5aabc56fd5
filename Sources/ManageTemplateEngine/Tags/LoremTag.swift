/// `{% lorem 3 p random %}`: Latin for trying out a page.
final class LoremNode: Node {
  /// More than this no page needs, and the number may come from a reader.
  private static let limit = 1000

  private let count: FilterExpression
  private let method: String
  private let isRandom: Bool

  init(count: FilterExpression, method: String, isRandom: Bool) {
    self.count = count
    self.method = method
    self.isRandom = isRandom
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    var words = try token.words()
    let isRandom = words.last == "random"
    if isRandom { words.removeLast() }
    let method = words.last.flatMap { ["w", "p", "b"].contains($0) ? $0 : nil }
    if method != nil { words.removeLast() }
    let count = words.count > 1 ? words.removeLast() : "1"
    let expression = try parser.expression(count)
    guard words.count == 1 else { throw TemplateError(.syntax, "Incorrect format for 'lorem' tag") }
    return LoremNode(count: expression, method: method ?? "b", isRandom: isRandom)
  }

  func render(into renderer: inout Renderer) throws {
    let count = min(try count.value(&renderer).integer ?? 1, Self.limit)
    guard method != "w" else {
      return renderer.write(html: Lorem.words(count, startsCommon: !isRandom).joined(separator: " "))
    }
    let paragraphs = Lorem.paragraphs(max(0, count), startsCommon: !isRandom)
    renderer.write(html: paragraphs.map { method == "p" ? "<p>\($0)</p>" : $0 }.joined(separator: "\n\n"))
  }
}
