/// `{% get_current_language as code %}` and its like: set a variable to a setting of the page.
final class CurrentValueNode: Node {
  typealias Current = @Sendable (FilterContext) -> TemplateValue

  private let variable: String
  private let current: Current

  init(variable: String, current: @escaping Current) {
    self.variable = variable
    self.current = current
  }

  static func compile(_ current: @escaping Current) -> Library.Compile {
    { _, token in
      let words = token.contents.words
      guard words.count == 3, words[1] == "as" else {
        let got = words.map(\.pythonRepresentation).joined(separator: ", ")
        throw TemplateError(.syntax, "'\(words[0])' requires 'as variable' (got [\(got)])")
      }
      return CurrentValueNode(variable: words[2], current: current)
    }
  }

  func render(into renderer: inout Renderer) {
    renderer.set(variable, current(renderer.filterContext))
  }
}
