import ManageTemplateEngine
import Testing

@Suite("stringformat, intword and slices of ranges")
struct FormatTests {
  private let values: Values = [
    "d": ["a": 1, "b": "x"], "list": [1], "nan": .double(.nan),
    "r": .sequence(TemplateSequence(from: 0, to: 10, by: 3)),
  ]

  @Test(
    "a dictionary's values are formatted by their keys, and a percent sign by itself",
    arguments: [
      ("d|stringformat:'(a)03d and %(b)s'", "001 and x"), ("d|stringformat:'%'", "%"), ("list|stringformat:'%'", "%"),
      ("1|stringformat:'%'", ""), ("1|stringformat:'(a)s'", ""), ("1|stringformat:'s %s'", ""),
      ("1|stringformat:'s 5%%'", "1 5%"), ("d|stringformat:'(a'", ""), ("list|stringformat:'(a)s'", ""),
    ])
  func keys(_ expression: String, _ expected: String) throws {
    #expect(try rendered("{{ \(expression) }}", values) == expected)
    #expect(failure("{{ d|stringformat:'(c)s' }}", values)?.kind == .render)
  }

  @Test("large integers in other radices, and NaN in capitals")
  func radices() throws {
    #expect(try rendered("{{ 1000000000000000000000000000000|stringformat:'#x' }}") == "0xc9f2c9cd04674edea40000000")
    #expect(try rendered("{{ nan|stringformat:'G' }}{{ nan|stringformat:'e' }}", values) == "NANnan")
  }

  @Test("a thousand of one unit is one of the next")
  func words() throws {
    #expect(try rendered("{{ 1000000000000000000000000000000000|intword }}") == "1.0 decillion")
    #expect(try rendered("{{ 999999999999999999999999999999999|intword }}") == "1000.0 nonillion")
  }

  @Test("a part of a range is a range")
  func ranges() throws {
    #expect(
      try rendered("{{ r|slice:'1:' }} {{ r|slice:'::-1' }} {{ r|slice:':2'|length }}", values)
        == "range(3, 12, 3) range(9, -3, -3) 2")
  }
}
