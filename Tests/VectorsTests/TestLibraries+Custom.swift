import Synchronization

@testable import ManageTemplateEngine

extension Library {
  /// `template_tests.templatetags.custom`.
  static var custom: Library {
    var library = Library()
    library.addAnswers()
    library.addEscaping()
    library.filter("trim") { value, count in
      .string(String(String.UnicodeScalarView(value.text.unicodeScalars.prefix(count.integer ?? 0))))
    }
    library.filter("make_data_div") { .safe("<div data-name=\"\($0.text)\"></div>") }
    library.filter("noop", arity: 0...1) { value, _, _ in value }
    library.simpleTag("minusone", ["x"]) { arguments, _ in .int((arguments["x"]?.integer ?? 0) - 1) }
    library.simpleTag("minustwo", ["value"]) { arguments, _ in .int((arguments["value"]?.integer ?? 0) - 2) }
    library.simpleTag("use_l10n", []) { _, renderer in renderer.filterContext.localizes ? "True" : "None" }
    library.simpleBlockTag("div", [.optional("id", "test")]) { content, arguments, _ in
      try HTMLFormat.html("<div id='{}'>{}</div>", [arguments["id"] ?? nil, content])
    }
    library.simpleBlockTag("div_custom_end", [], end: "divend") { content, _, _ in
      try HTMLFormat.html("<div>{}</div>", [content])
    }
    library.tag("counter") { _, _ in CounterNode() }
    library.tag("extra_data") { _, _ in TextNode("") }
    return library
  }

  private mutating func addAnswers() {
    for (name, parameters, answer) in TestLibraries.answers {
      let isPlain = ["no_params", "one_param", "explicit_no_context", "no_params_with_context", "params_and_context"]
      let full = isPlain.contains(name) ? name : "simple_\(name)"
      simpleTag(full, parameters) { arguments, renderer in
        .string("\(full) - Expected result\(answer(arguments, renderer, ""))")
      }
      let hasPlainContent = ["one_param", "explicit_no_context"].contains(name)
      simpleBlockTag("\(full)_block", parameters) { content, arguments, renderer in
        let shown = hasPlainContent ? "" : " (content value: \(content.text))"
        let end = hasPlainContent ? " with content \(content.text)" : ""
        return .string("\(full)_block - Expected result\(answer(arguments, renderer, shown))\(end)")
      }
    }
  }

  private mutating func addEscaping() {
    let kinds: [(String, @Sendable (TemplateValue, TemplateValue?) throws -> TemplateValue)] = [
      ("naive", { name, content in .string("Hello \(name.text)\(content.map { ": \($0.text)" } ?? "")!") }),
      (
        "explicit",
        { name, content in .safe(HTMLEscape.escape("Hello \(name.text)\(content.map { ": \($0.text)" } ?? "")!")) }
      ),
      (
        "format_html",
        { name, content in
          try HTMLFormat.html(content == nil ? "Hello {0}!" : "Hello {0}: {1}!", [name, content ?? nil])
        }
      ),
    ]
    for (kind, text) in kinds {
      simpleTag("escape_\(kind)", []) { _, renderer in try text(renderer.value(named: "name") ?? nil, nil) }
      simpleBlockTag("escape_\(kind)_block", []) { content, _, renderer in
        try text(renderer.value(named: "name") ?? nil, content)
      }
    }
  }

  /// `template_tests.templatetags.inclusion`.
  static var inclusion: Library {
    var library = Library()
    for (name, parameters, answer) in TestLibraries.answers {
      for full in ["inclusion_\(name)", "inclusion_\(name)_from_template"] {
        library.inclusionTag(full, parameters, template: "inclusion.html") { arguments, renderer in
          ["result": .string("\(full) - Expected result\(answer(arguments, renderer, ""))")]
        }
      }
    }
    library.inclusionTag("inclusion_tag_use_l10n", template: "test_incl_tag_use_l10n.html") { _, _ in [:] }
    library.inclusionTag("inclusion_extends1", template: "inclusion_extends1.html") { _, _ in [:] }
    library.inclusionTag("inclusion_extends2", template: "inclusion_extends2.html") { _, _ in [:] }
    return library
  }
}

/// A tag that remembers, wrongly, from one render to the next.
private final class CounterNode: Node {
  private let count = Atomic(0)

  func render(into renderer: inout Renderer) {
    renderer.write(html: "\(count.add(1, ordering: .relaxed).oldValue)")
  }
}
