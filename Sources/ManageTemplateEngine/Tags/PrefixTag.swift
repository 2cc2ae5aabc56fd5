/// `{% get_static_prefix as name %}` and `{% get_media_prefix %}`.
final class PrefixNode: Node {
  private let prefix: @Sendable (Options) -> String
  private let variable: String?

  init(variable: String?, prefix: @escaping @Sendable (Options) -> String) {
    self.variable = variable
    self.prefix = prefix
  }

  static func compile(_ prefix: @escaping @Sendable (Options) -> String) -> Library.Compile {
    { _, token in
      let words = token.contents.words
      guard words.count == 1 || words[1] == "as" else {
        throw TemplateError(.syntax, "First argument in '\(words[0])' must be 'as'")
      }
      return PrefixNode(variable: words.count > 2 ? words[2] : nil, prefix: prefix)
    }
  }

  func render(into renderer: inout Renderer) {
    let text = prefix(renderer.engine.options)
    guard let variable else { return renderer.write(html: text) }
    renderer.set(variable, .string(text))
  }
}
