import ManageTemplateEngine
import Testing

@Suite("Filters of lists, numbers and choices")
struct ValueFilterTests {
  private let values: Values = ["xs": ["a", "b", "c", "d"], "none": nil, "f": 34.26, "n": 1_234_567]

  @Test(
    "filters",
    arguments: [
      ("xs|first", "a"), ("xs|last", "d"), ("xs|length", "4"), ("xs|slice:':2'|join:','", "a,b"),
      ("xs|slice:'-2:'|join:','", "c,d"), ("xs|slice:'::-1'|join:''", "dcba"), ("'abcd'|slice:'1:3'", "bc"),
      ("missing|default:'x'", "x"), ("none|default_if_none:'x'", "x"), ("0|default_if_none:'x'", "0"),
      ("1|add:2", "3"), ("'1'|add:'2'", "3"), ("'a'|add:'b'", "ab"), ("none|add:1", ""),
      ("1|pluralize", ""), ("2|pluralize", "s"), ("2|pluralize:'y,ies'", "ies"), ("xs|pluralize", "s"),
      ("True|yesno", "yes"), ("none|yesno:'a,b,c'", "c"), ("none|yesno:'a,b'", "b"), ("21|divisibleby:7", "True"),
      ("f|floatformat", "34.3"), ("f|floatformat:1", "34.3"), ("34.0|floatformat", "34"), ("34|floatformat:2", "34.00"),
      ("f|floatformat:0", "34"), ("n|floatformat:'2g'", "1,234,567.00"), ("'x'|floatformat", ""),
      ("0.5|floatformat:0", "1"), ("-0.001|floatformat:2", "0.00"), ("9.995|floatformat:2", "10.00"),
    ])
  func filters(_ expression: String, _ expected: String) throws {
    #expect(try rendered("{{ \(expression) }}", values) == expected)
  }

  @Test("numbers out of range neither crash nor show nonsense")
  func bounds() throws {
    #expect(try rendered("{{ \(Int.max)|add:1 }}") == "9223372036854775808")
    #expect(try rendered("{{ x|divisibleby:-1 }}", ["x": .int(.min)]) == "True")
    #expect(
      try rendered("{{ x|floatformat:2 }}{{ y|floatformat }}", ["x": .double(.nan), "y": .double(.infinity)])
        == "naninf")
    #expect(try rendered("{{ 'abc'|slice:'-9223372036854775808:9223372036854775807:9223372036854775807' }}") == "a")
  }
}
