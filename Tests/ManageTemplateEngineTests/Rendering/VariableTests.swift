import Foundation
import ManageTemplateEngine
import Testing

private struct Person: TemplateObject {
  let name: String

  func member(_ name: String) -> TemplateValue? {
    name == "name" ? .string(self.name) : nil
  }
}

@Suite("Variables")
struct VariableTests {
  @Test("dots go through dictionaries, lists, objects and text")
  func dots() throws {
    let values: Values = ["a": ["b": [["c": "deep"]], "items": "key"], "p": .object(Person(name: "Kim")), "s": "한글"]
    #expect(try rendered("{{ a.b.0.c }} {{ p.name }} {{ s.1 }} {{ a.items }}", values) == "deep Kim 글 key")
  }

  @Test("a missing variable shows nothing, or the option's text")
  func missing() throws {
    #expect(try rendered("[{{ a }}{{ a.b }}{{ a|upper }}]") == "[]")
    #expect(try rendered("{{ a.b|upper }}", options: Options(stringIfInvalid: "?%s?")) == "?a.b?")
  }

  @Test("in strict mode a missing variable is an error, except one with a default or in a condition")
  func strict() throws {
    let strict = Options(isStrict: true)
    #expect(failure("{{ a }}", options: strict)?.kind == .missingVariable)
    #expect(try rendered("{{ a|default:1 }}{% if a %}{% endif %}", options: strict) == "1")
  }

  @Test("Swift's values convert, options and collections too")
  func conversion() throws {
    let values: Values = [
      "a": ["x": [1, 2]].templateValue, "b": String?.none.templateValue, "c": 1.5.templateValue,
      "d": true.templateValue,
    ]
    #expect(try rendered("{{ a.x.1 }} {{ b }} {{ c }} {{ d }}", values) == "2 None 1.5 True")
  }

  @Test("a lazy value is worked out once, and only if it's asked for")
  func lazy() throws {
    let values: Values = [
      "used": .lazy(LazyValue { ["a": "worked out"] }), "unused": .lazy(LazyValue { throw CancellationError() }),
    ]
    #expect(try rendered("{{ used.a }} {% if used %}{{ used.a|upper }}{% endif %}", values) == "worked out WORKED OUT")
    #expect(failure("{{ unused }}", values)?.kind == .render)
  }

  @Test("numbers show as Python shows them")
  func numbers() throws {
    let values: Values = ["a": 1.0, "b": 1e20, "c": 1e-7, "d": .double(.nan), "e": 12_345_678_901_234_567.0]
    #expect(
      try rendered("{{ a }} {{ b }} {{ c }} {{ d }} {{ e }} {{ -3 }}", values)
        == "1.0 100000000000000000000 0.0000001 nan 12345678901234568 -3")
  }

  @Test("names that begin with an underscore are private")
  func underscores() {
    #expect(failure("{{ a._b }}")?.message.contains("may not begin with underscores") == true)
  }

  @Test("one template renders on many tasks at once")
  func concurrency() async throws {
    let engine = Engine(loader: DictionaryLoader(["a": "{% for x in xs %}{% cycle 'a' 'b' %}{{ x }}{% endfor %}"]))
    let results = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<50 { group.addTask { try engine.render("a", ["xs": [1, 2, 3]]) } }
      return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
    }
    #expect(results == [Array("a1b2a3".utf8)])
  }
}
