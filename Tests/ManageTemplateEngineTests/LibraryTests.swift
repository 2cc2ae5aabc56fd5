import ManageTemplateEngine
import Testing

private final class RepeatNode: Node {
  let nodes: NodeList
  let count: FilterExpression

  init(nodes: NodeList, count: FilterExpression) {
    self.nodes = nodes
    self.count = count
  }

  func render(into renderer: inout Renderer) throws {
    guard case .int(let count) = try count.value(&renderer) else { return }
    for _ in 0..<count { try nodes.render(into: &renderer) }
  }
}

@Suite("Libraries")
struct LibraryTests {
  @Test("a site registers filters and tags of its own")
  func registers() throws {
    var library = Library.standard
    library.filter("shout") { .string($0.text.uppercased() + "!") }
    library.filter("times") { value, count in .int((Int(value.text) ?? 0) * (Int(count.text) ?? 0)) }
    library.tag("repeat") { parser, token in
      let count = try parser.expression(token.words()[1])
      let nodes = try parser.parse(until: ["endrepeat"])
      _ = try parser.nextToken()
      return RepeatNode(nodes: nodes, count: count)
    }
    let source = "{{ 'a'|shout }}{{ 3|times:4 }}{% repeat 2 %}<{{ x }}>{% endrepeat %}"
    #expect(try rendered(source, ["x": 1], library: library) == "A!12<1><1>")
  }

  @Test("a named library is there once it's loaded, whole or in part")
  func load() throws {
    var extras = Library()
    extras.filter("one") { _ in 1 }
    extras.filter("two") { _ in 2 }
    var library = Library.standard
    library.library("extras", extras)
    #expect(try rendered("{% load extras %}{{ x|one }}{{ x|two }}", library: library) == "12")
    #expect(try rendered("{% load one from extras %}{{ x|one }}", library: library) == "1")
    #expect(throws: TemplateError.self) { try rendered("{% load one from extras %}{{ x|two }}", library: library) }
    #expect(throws: TemplateError.self) { try rendered("{{ x|one }}", library: library) }
  }

  @Test("simple tags answer with a value, which is escaped, or set a variable")
  func simpleTags() throws {
    var library = Library.standard
    library.simpleTag("hello") { arguments, renderer in
      .string("\(arguments[0].text) \(arguments["to"]?.text ?? "")<\(renderer.value(named: "x")?.text ?? "")")
    }
    library.simpleBlockTag("loud") { content, arguments, _ in .safe(content.text.uppercased() + arguments[0].text) }
    library.inclusionTag("badge", template: "badge.html") { arguments, _ in ["name": arguments[0]] }
    let source =
      "{% hello 'Hi' to=x %}{% hello 1 as h %}[{{ h }}]{% loud '!' %}<b>{{ x }}</b>{% endloud %}{% badge x %}"
    let templates = ["badge.html": "({{ name }}{{ x }})"]
    #expect(
      try rendered(source, ["x": "a"], templates: templates, library: library) == "Hi a&lt;a[1 &lt;a]<B>A</B>!(a)")
  }

  @Test("a block tag without its end is reported before its arguments")
  func unclosedBlockTag() {
    var library = Library.standard
    library.simpleBlockTag("note", ["kind"]) { content, _, _ in content }
    let engine = Engine(loader: DictionaryLoader([:]), library: library)
    let error = #expect(throws: TemplateError.self) { try engine.compile("{% note %}text") }
    #expect(error?.message == "Unclosed tag on line 1: 'note'. Looking for one of: endnote.")
  }
}
