/// A block within which values are shown in another way: `{% autoescape off %}…{% endautoescape %}`.
final class ScopedNode: Node {
  /// The changes that the block's end takes back.
  typealias Change = @Sendable (inout Renderer) throws -> Void

  private let change: Change
  private let nodes: NodeList

  /// Compiles the block up to its end tag.
  init(_ parser: Parser, _ token: Token, _ change: @escaping Change) throws {
    nodes = try parser.parse(until: ["end\(token.name)"])
    _ = try parser.nextToken()
    self.change = change
  }

  func render(into renderer: inout Renderer) throws {
    let outer = renderer.filterContext
    defer { renderer.filterContext = outer }
    try change(&renderer)
    try nodes.render(into: &renderer)
  }
}

extension ScopedNode {
  /// `{% autoescape on %}…{% endautoescape %}`.
  static func autoescape(_ parser: Parser, _ token: Token) throws -> any Node {
    guard token.contents.words.count == 2 else {
      throw TemplateError(.syntax, "'autoescape' tag requires exactly one argument.")
    }
    return try switching(\.autoescape)(parser, token)
  }

  /// `{% localize off %}…{% endlocalize %}`: turns a setting on or off.
  static func switching(_ setting: any WritableKeyPath<FilterContext, Bool> & Sendable) -> Library.Compile {
    { parser, token in
      let words = token.contents.words
      guard words.count == 1 || words.count == 2 && ["on", "off"].contains(words[1]) else {
        throw TemplateError(.syntax, "'\(token.name)' argument should be 'on' or 'off'")
      }
      return try ScopedNode(parser, token) { $0.filterContext[keyPath: setting] = words.last != "off" }
    }
  }

  /// `{% timezone "Asia/Seoul" %}…{% endtimezone %}`: shows dates in a zone.
  static func timeZone(_ parser: Parser, _ token: Token) throws -> any Node {
    let expression = try argument("timezone", parser, token)
    return try ScopedNode(parser, token) { renderer in
      let name = try expression.value(&renderer)
      guard let zone = name.isNull ? TemplateZone(renderer.engine.options.timeZone) : TemplateZone(name) else {
        throw TemplateError(.render, "'\(name.text)' is not a time zone")
      }
      renderer.filterContext.activeTimeZone = zone
    }
  }

  /// `{% language "ko" %}…{% endlanguage %}`; `None` turns translation off, and nothing at all changes nothing.
  static func language(_ parser: Parser, _ token: Token) throws -> any Node {
    let language = try argument("language", parser, token)
    return try ScopedNode(parser, token) { renderer in
      let value = try language.value(&renderer)
      if value.isNull {
        renderer.filterContext.language = ""
      } else if value.isTruthy {
        renderer.filterContext.language = try value.textArgument(of: "language")
      }
    }
  }

  private static func argument(_ name: String, _ parser: Parser, _ token: Token) throws -> FilterExpression {
    let words = try token.words()
    guard words.count == 2 else { throw TemplateError(.syntax, "'\(words[0])' takes one argument (\(name))") }
    return try parser.expression(words[1])
  }
}
