import ManageTemplateEngine
import Testing

@Suite("If")
struct IfTests {
  private func holds(_ condition: String, _ values: Values = [:]) throws -> Bool {
    try rendered("{% if \(condition) %}yes{% else %}no{% endif %}", values) == "yes"
  }

  @Test("the first branch that holds is shown")
  func branches() throws {
    let source = "{% if a == 1 %}one{% elif a == 2 %}two{% else %}more{% endif %}"
    #expect(try [1, 2, 3].map { try rendered(source, ["a": .int($0)]) } == ["one", "two", "more"])
  }

  @Test(
    "operators bind as in Python",
    arguments: [
      ("1 or 0 and 0", true), ("not 0 and 0", false), ("not 0 == 1", true), ("1 in x or 0", true), ("3 not in x", true),
      ("1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3", true), ("1 != 1.0", false), ("a is None", true),
      ("x is not None", true), ("'b' in 'abc'", true), ("missing", false), ("missing == None", true),
      ("1 < 'a'", false), ("x|length >= 2", true), ("True is True", true), ("1 is True", false),
    ])
  func precedence(_ condition: String, _ expected: Bool) throws {
    #expect(try holds(condition, ["x": [1, 2], "a": nil]) == expected)
  }

  @Test("empty text, lists and dictionaries, zero and None are false")
  func truth() throws {
    for value: TemplateValue in ["", [], [:], 0, 0.0, nil, false] { #expect(try !holds("x", ["x": value])) }
    for value: TemplateValue in ["a", [0], ["a": 1], 2, 0.1, true] { #expect(try holds("x", ["x": value])) }
  }

  @Test("an operator without an operand is an error")
  func mistakes() {
    #expect(failure("{% if a and %}{% endif %}")?.message == "Unexpected end of expression in if tag.")
    #expect(failure("{% if a b %}{% endif %}")?.message == "Unused 'b' at end of if expression.")
    #expect(failure("{% if a = b %}{% endif %}")?.message == "Could not parse the remainder: '=' from '='")
  }

  @Test("thousands of operators in a row are an error, not a crash")
  func depth() {
    let nots = String(repeating: "not ", count: 10_000)
    #expect(failure("{% if \(nots)a %}{% endif %}")?.kind == .syntax)
  }

  @Test("a value that Python can't look for is neither in nor not in")
  func unsearchable() throws {
    func bytes(_ text: String) -> TemplateValue { .sequence(TemplateSequence(.bytes, text.utf8.map { .int(Int($0)) })) }
    let values: Values = [
      "dict": ["a": 1], "set": .sequence(TemplateSequence(.set, [1])), "list": [1], "abc": bytes("abc"),
      "bc": bytes("bc"), "none": nil, "pair": .tuple([1, [2]]), "keys": .mapping(TemplateMapping([(key: 1, value: 2)])),
    ]
    for sides in [("list", "dict"), ("list", "set"), ("pair", "set"), ("dict", "keys"), ("'a'", "abc"), ("300", "abc")]
    {
      #expect(try !holds("\(sides.0) in \(sides.1)", values) && !holds("\(sides.0) not in \(sides.1)", values))
    }
    #expect(try holds("bc in abc and 97 in abc and abc not in bc and 96 not in abc", values))
    #expect(try holds("1 not in dict and set not in set and dict not in list and 1 in set and 1 in keys", values))
  }
}
