/// `{% csrf_token %}`: the hidden field that proves a form is the site's own.
final class CSRFTokenNode: Node {
  static func compile(_ parser: Parser, _ token: Token) -> any Node { CSRFTokenNode() }

  func render(into renderer: inout Renderer) throws {
    guard let token = try renderer.value(named: "csrf_token")?.forced(), token.isTruthy,
      token.text != "NOTPROVIDED"
    else { return }
    renderer.write(html: "<input type=\"hidden\" name=\"csrfmiddlewaretoken\" value=\"")
    renderer.write(html: HTMLEscape.escape(token.text))
    renderer.write(html: "\">")
  }
}

/// `{% static "css/site.css" as url %}`.
final class StaticNode: Node {
  private let path: FilterExpression
  private let variable: String?

  init(path: FilterExpression, variable: String?) {
    self.path = path
    self.variable = variable
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    var words = try token.words().dropFirst()
    let variable = words.removeVariable()
    guard let path = words.first else {
      throw TemplateError(.syntax, "'static' takes at least one argument (path to file)")
    }
    return StaticNode(path: try parser.expression(path), variable: variable)
  }

  func render(into renderer: inout Renderer) throws {
    let path = try path.value(&renderer).text
    guard let statics = renderer.engine.statics else {
      throw TemplateError(.render, "'static' needs an engine with a StaticResolver")
    }
    let url = TemplateValue.string(try statics.staticURL(for: path))
    guard let variable else { return renderer.write(url) }
    renderer.set(variable, url)
  }
}
