import ManageGroundwork

/// `{% blocktranslate count n=posts|length %}One post{% plural %}{{ n }} posts{% endblocktranslate %}`.
final class BlockTranslateNode: Node {
  private let options: BlockTranslateOptions
  private let singular: Message
  private let plural: Message?

  /// A message with `%(name)s` for each variable, and percent signs doubled.
  struct Message: Sendable {
    var text = ""
    var names: [String] = []

    /// Lines without the space around them, joined by single spaces.
    mutating func trim() {
      text = text.trimmingPythonWhitespace().unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0).trimmingPythonWhitespace() }.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  init(options: BlockTranslateOptions, singular: Message, plural: Message?) {
    self.options = options
    self.singular = singular
    self.plural = plural
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let words = try token.words()
    let options = try BlockTranslateOptions(words, parser)
    var end = token
    var singular = message(parser, &end)
    var plural: Message?
    if options.counter != nil {
      guard end.contents == "plural" else {
        throw TemplateError(.syntax, "'\(words[0])' doesn't allow other block tags inside it")
      }
      let message = message(parser, &end)
      plural = message.text.isEmpty ? nil : message
    }
    guard end.contents.trimmingPythonWhitespace() == "end\(words[0])" else {
      let seen = end.contents.pythonRepresentation
      throw TemplateError(.syntax, "'\(words[0])' doesn't allow other block tags (seen \(seen)) inside it")
    }
    if options.isTrimmed {
      singular.trim()
      plural?.trim()
    }
    return BlockTranslateNode(options: options, singular: singular, plural: plural)
  }

  /// Reads text and variables up to a block tag, or to the end; `last` becomes the last token that was read.
  private static func message(_ parser: Parser, _ last: inout Token) -> Message {
    var message = Message()
    while let token = try? parser.nextToken() {
      last = token
      switch token.kind {
      case .text: message.text += token.contents.replacing(bytes: "%", with: "%%")
      case .variable:
        message.text += "%(\(token.contents))s"
        message.names.append(token.contents)
      case .block, .comment: return message
      }
    }
    return message
  }

  func render(into renderer: inout Renderer) throws {
    let context = try options.context?.value(&renderer).contextText
    let values = try options.assignments.map { ($0.name, try $0.expression.value(&renderer)) }
    let text = try renderer.scoped { renderer in
      for (name, value) in values { renderer.set(name, value) }
      let translated = try translated(context, &renderer)
      if let text = try filled(translated, &renderer) { return text }
      let untranslated = try untranslated(&renderer)
      guard let text = try filled(untranslated, &renderer) else { throw try unfillable(untranslated, &renderer) }
      return text
    }
    guard let variable = options.variable else { return renderer.write(html: text) }
    renderer.set(variable, .safe(text))
  }

  private func translated(_ context: String?, _ renderer: inout Renderer) throws -> String {
    guard let counter = options.counter, let plural else {
      return renderer.filterContext.translated(singular.text, context: context)
    }
    let count = try count(counter, &renderer)
    return renderer.filterContext.translated(singular.text, plural: plural.text, count: count, context: context)
  }

  private func count(_ counter: Assignment, _ renderer: inout Renderer) throws -> Int {
    let count = try counter.expression.value(&renderer)
    guard let number = count.number else {
      throw TemplateError(.syntax, "'\(counter.name)' argument to '\(options.tag)' tag must be a number.")
    }
    renderer.set(counter.name, count)
    return number == number.rounded() ? count.integer ?? 0 : 0
  }

  private func untranslated(_ renderer: inout Renderer) throws -> String {
    guard let counter = options.counter, let plural else { return singular.text }
    return try count(counter, &renderer) == 1 ? singular.text : plural.text
  }

  /// The message with its variables; nil where it names others, as a faulty translation may.
  private func filled(_ message: String, _ renderer: inout Renderer) throws -> String? {
    var rest = message[...]
    var result = ""
    let known = Set(singular.names + (plural?.names ?? []))
    while let sign = rest.firstIndex(of: "%") {
      result += rest[..<sign]
      rest = rest[rest.index(after: sign)...]
      if rest.first == "%" {
        result += "%"
        rest = rest.dropFirst()
        continue
      }
      guard rest.first == "(", let end = Self.closingParenthesis(in: rest) else { return nil }
      let name = String(rest[rest.index(after: rest.startIndex)..<end])
      guard known.contains(name), rest[end...].dropFirst().first == "s" else { return nil }
      result += try renderer.shownValue(named: name)
      rest = rest[end...].dropFirst(2)
    }
    return result + rest
  }

  /// The place of the parenthesis that closes the first one.
  private static func closingParenthesis(in text: Substring) -> String.Index? {
    var depth = 0
    return text.indices.first { index in
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      return depth == 0
    }
  }

  private func unfillable(_ message: String, _ renderer: inout Renderer) throws -> TemplateError {
    var values: [(String, TemplateValue)] = []
    for name in singular.names + (plural?.names ?? []) {
      values.append((name, .string(try renderer.shownValue(named: name))))
    }
    let shown = TemplateValue.dictionary(TemplateDictionary(values)).representation()
    let found = "string returned by gettext: \(message.pythonRepresentation) using \(shown)"
    return TemplateError(.syntax, "'\(options.tag)' is unable to format \(found)")
  }
}

extension Renderer {
  /// A variable as `{{ name }}` shows it.
  fileprivate mutating func shownValue(named name: String) throws -> String {
    let missing = TemplateValue.string(engine.options.stringIfInvalid.replacing(bytes: "%s", with: name))
    return captureValue(try value(named: name)?.forced() ?? Operand.constants[name] ?? missing)
  }
}
