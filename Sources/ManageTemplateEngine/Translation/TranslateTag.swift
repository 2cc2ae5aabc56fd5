/// `{% translate "Hello" context "greeting" as hello %}`.
final class TranslateNode: Node {
  private let message: FilterExpression
  private let options: Options

  /// The words behind the message.
  struct Options: Sendable {
    var isLeftAlone = false
    var context: FilterExpression?
    var variable: String?
  }

  init(message: FilterExpression, options: Options) {
    self.message = message
    self.options = options
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = try token.words()
    guard words.count > 1 else { throw TemplateError(.syntax, "'\(words[0])' takes at least one argument") }
    return TranslateNode(
      message: try parser.expression(words[1]), options: try options(words.dropFirst(2), words[0], parser))
  }

  private static func options(_ words: ArraySlice<String>, _ tag: String, _ parser: Parser) throws -> Options {
    var words = words
    var options = Options()
    var seen: Set<String> = []
    while let option = words.popFirst() {
      guard seen.insert(option).inserted else {
        throw TemplateError(.syntax, "The '\(option)' option was specified more than once.")
      }
      switch option {
      case "noop": options.isLeftAlone = true
      case "as": options.variable = try argument(&words, of: option, tag)
      case "context":
        let context = try argument(&words, of: option, tag)
        guard !["as", "noop"].contains(context) else {
          let message = "Invalid argument '\(context)' provided to the '\(tag)' tag for the context option"
          throw TemplateError(.syntax, message)
        }
        options.context = try parser.expression(context)
      default:
        let known = "The only options available are 'noop', 'context' \"xxx\", and 'as VAR'."
        throw TemplateError(.syntax, "Unknown argument for '\(tag)' tag: '\(option)'. \(known)")
      }
    }
    return options
  }

  static func argument(_ words: inout ArraySlice<String>, of option: String, _ tag: String) throws -> String {
    guard let word = words.popFirst() else {
      throw TemplateError(.syntax, "No argument provided to the '\(tag)' tag for the \(option) option.")
    }
    return word
  }

  func render(into renderer: inout Renderer) throws {
    let context = try options.context?.value(&renderer).contextText
    let value = try message.value(&renderer) { value, filterContext in
      guard !self.options.isLeftAlone else { return value }
      if case .object(let text as TranslatableText) = value {
        return .string(text.text(in: filterContext, for: context).replacing(bytes: "%", with: "%%"))
      }
      let text = try value.textArgument(of: "translate")
      let translated = filterContext.translated(text.replacing(bytes: "%", with: "%%"), context: context)
      return value.isSafe ? .safe(translated) : .string(translated)
    }
    let text = renderer.captureValue(value).replacing(bytes: "%%", with: "%")
    guard let variable = options.variable else { return renderer.write(html: text) }
    renderer.set(variable, renderer.autoescape ? .safe(text) : .string(text))
  }
}

extension TemplateValue {
  /// The context of a message; none where the value counts as nothing.
  var contextText: String? { isTruthy ? text : nil }
}
