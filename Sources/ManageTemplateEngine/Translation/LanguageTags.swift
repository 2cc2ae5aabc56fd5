/// `{% language "ko" %}…{% endlanguage %}`; `None` turns translation off, and nothing at all changes nothing.
final class LanguageNode: Node {
  private let language: FilterExpression
  private let nodes: NodeList

  init(language: FilterExpression, nodes: NodeList) {
    self.language = language
    self.nodes = nodes
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = try token.words()
    guard words.count == 2 else { throw TemplateError(.syntax, "'\(words[0])' takes one argument (language)") }
    let language = try parser.expression(words[1])
    let nodes = try parser.parse(until: ["endlanguage"])
    _ = try parser.nextToken()
    return LanguageNode(language: language, nodes: nodes)
  }

  func render(into renderer: inout Renderer) throws {
    let value = try language.value(&renderer)
    let outer = renderer.filterContext.language
    if value.isNull {
      renderer.filterContext.language = ""
    } else if value.isTruthy {
      renderer.filterContext.language = try value.textArgument(of: "language")
    }
    defer { renderer.filterContext.language = outer }
    try nodes.render(into: &renderer)
  }
}

/// `{% get_current_language as code %}` and its like: set a variable to what the language is.
final class LanguageInfoNode: Node {
  typealias Info = @Sendable (FilterContext) -> TemplateValue

  private let variable: String
  private let info: Info

  init(variable: String, info: @escaping Info) {
    self.variable = variable
    self.info = info
  }

  static func compile(_ info: @escaping Info) -> Library.Compile {
    { _, token in
      let words = token.contents.words
      guard words.count == 3, words[1] == "as" else {
        let got = words.map(\.pythonRepresentation).joined(separator: ", ")
        throw TemplateError(.syntax, "'\(words[0])' requires 'as variable' (got [\(got)])")
      }
      return LanguageInfoNode(variable: words[2], info: info)
    }
  }

  func render(into renderer: inout Renderer) {
    renderer.set(variable, info(renderer.filterContext))
  }
}

/// `{% localize off %}…{% endlocalize %}`: shows numbers and dates as they are.
final class LocalizeNode: Node {
  private let isOn: Bool
  private let nodes: NodeList

  init(isOn: Bool, nodes: NodeList) {
    self.isOn = isOn
    self.nodes = nodes
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = token.contents.words
    guard words.count <= 2, words.count == 1 || ["on", "off"].contains(words[1]) else {
      throw TemplateError(.syntax, "'localize' argument should be 'on' or 'off'")
    }
    let nodes = try parser.parse(until: ["endlocalize"])
    _ = try parser.nextToken()
    return LocalizeNode(isOn: words.last != "off", nodes: nodes)
  }

  func render(into renderer: inout Renderer) throws {
    let outer = renderer.filterContext.localizes
    renderer.filterContext.localizes = isOn
    defer { renderer.filterContext.localizes = outer }
    try nodes.render(into: &renderer)
  }
}
