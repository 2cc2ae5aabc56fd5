/// `{% get_language_info for "ko" as language %}`.
final class LanguageInfoForNode: Node {
  private let code: FilterExpression
  private let variable: String
  private let isList: Bool

  init(code: FilterExpression, variable: String, isList: Bool) {
    self.code = code
    self.variable = variable
    self.isList = isList
  }

  /// Compiles the tag for one language, or for a list of them.
  static func compile(isList: Bool) -> Library.Compile {
    { parser, token in
      let words = try token.words()
      guard words.count == 5, words[1] == "for", words[3] == "as" else {
        let got = words.dropFirst().map(\.pythonRepresentation).joined(separator: ", ")
        let form = isList ? "for sequence as variable" : "for string as variable"
        throw TemplateError(.syntax, "'\(words[0])' requires '\(form)' (got [\(got)])")
      }
      return LanguageInfoForNode(code: try parser.expression(words[2]), variable: words[4], isList: isList)
    }
  }

  func render(into renderer: inout Renderer) throws {
    let value = try code.value(&renderer)
    let context = renderer.filterContext
    guard isList else { return renderer.set(variable, .object(try context.languageInfo(value.text))) }
    let languages = try value.iterated.map { language in
      TemplateValue.object(try context.languageInfo(Self.code(of: language)))
    }
    renderer.set(variable, .array(languages))
  }

  /// The code, where a language is a pair of that and its name.
  private static func code(of language: TemplateValue) throws -> String {
    guard let first = try language.elements()?.first?.text, first.unicodeScalars.count > 1 else { return language.text }
    return first
  }
}

extension FilterContext {
  /// A language's name and direction; throws for an unknown code.
  func languageInfo(_ code: String) throws -> LanguageInfo {
    guard var info = LanguageInfo(code: code) else { throw TemplateError(.render, "Unknown language code \(code).") }
    info.nameTranslated = translated(info.name)
    return info
  }
}
