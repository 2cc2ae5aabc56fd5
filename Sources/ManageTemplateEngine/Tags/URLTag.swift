/// `{% url "forum:post" post.id as path %}`: the path of a named route.
final class URLNode: Node {
  private let name: FilterExpression
  private let arguments: [FilterExpression]
  private let keywords: [Assignment]
  private let variable: String?

  init(name: FilterExpression, arguments: [FilterExpression], keywords: [Assignment], variable: String?) {
    self.name = name
    self.arguments = arguments
    self.keywords = keywords
    self.variable = variable
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    var words = try token.words().dropFirst()
    guard let name = words.popFirst() else {
      throw TemplateError(.syntax, "'url' takes at least one argument, a URL pattern name.")
    }
    let variable = words.removeVariable()
    var arguments: [FilterExpression] = []
    var keywords: [Assignment] = []
    for word in words {
      if let (name, text) = Assignment.split(word) {
        keywords.append(Assignment(name: name, expression: try parser.expression(text)))
      } else {
        arguments.append(try parser.expression(word))
      }
    }
    let route = try parser.expression(name)
    return URLNode(name: route, arguments: arguments, keywords: keywords, variable: variable)
  }

  func render(into renderer: inout Renderer) throws {
    let route = try name.value(&renderer).text
    let arguments = try arguments.map { try $0.value(&renderer) }
    let keywords = try keywords.map { ($0.name, try $0.expression.value(&renderer)) }
    if let variable {
      let url = try? renderer.engine.urls?.url(named: route, arguments: arguments, keywordArguments: keywords)
      return renderer.set(variable, .string(url ?? ""))
    }
    guard let url = try renderer.engine.urls?.url(named: route, arguments: arguments, keywordArguments: keywords) else {
      let message = "Reverse for '\(route)' not found. '\(route)' is not a valid view function or pattern name."
      throw TemplateError(.noReverseMatch, message)
    }
    renderer.write(.string(url))
  }
}
