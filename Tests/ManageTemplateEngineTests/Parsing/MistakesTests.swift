import ManageTemplateEngine
import Testing

@Suite("All mistakes of a template")
struct MistakesTests {
  private func places(_ source: String) throws -> [String] {
    let engine = Engine(loader: DictionaryLoader(["page.html": source]))
    return try engine.mistakes(inTemplateNamed: "page.html").map { "\($0.line ?? 0):\($0.column ?? 0)" }
  }

  @Test("a template that compiles has none")
  func none() throws {
    #expect(try places("{% if a %}{{ b|upper }}{% else %}{% for c in d %}{% empty %}{% endfor %}{% endif %}").isEmpty)
  }

  @Test("variables and tags are looked at behind a mistake")
  func several() throws {
    #expect(try places("{{ a|uper }}\n{% iff %}\n{{ b c }}\n{% url %}\n{{ d|lower }}") == ["1:1", "2:1", "3:1", "4:1"])
  }

  @Test("a block whose tag is wrong is looked into, and ends where it should")
  func blocks() throws {
    let source = "{% if a|x %}{{ b|y }}{% else %}{{ c|z }}{% endif %}{{ d|w }}"
    #expect(try places(source) == ["1:1", "1:13", "1:32", "1:52"])
    #expect(try places("{% for a b %}{% if c %}{{ d|x }}{% endif %}{% endfor %}{{ e|x }}") == ["1:1", "1:24", "1:56"])
    #expect(try places("{% if a %}{% elif b|x %}{{ c|y }}{% endif %}{{ d|z }}") == ["1:11", "1:25", "1:45"])
    #expect(try places("{% with a %}{% with b=1 %}{{ c|x }}{% endwith %}{% endwith %}{{ d|x }}").count == 3)
  }

  @Test("after tags that don't close each other there is nothing to say")
  func unbalanced() throws {
    #expect(try places("{{ a|x }}{% if b %}{% endfor %}{{ c|y }}") == ["1:1", "1:20"])
    #expect(try places("{% if b %}{{ c|y }}") == ["1:11", "1:1"])
    #expect(try places("{% for a in b %}{% if c %}{{ d|x }}{% endfor %}{{ e|x }}").count == 2)
    #expect(try places("{% load nothing %}{{ a|x }}") == ["1:1"])
  }

  @Test("a template that isn't there is an error")
  func missing() {
    #expect(throws: TemplateError.self) { try Engine(loader: DictionaryLoader([:])).mistakes(inTemplateNamed: "a") }
  }
}
