import ManageTemplateEngine
import Testing

@Suite("Numbers and other arguments of filters")
struct NumberArgumentTests {
  private func number(_ text: String) -> TemplateValue { DecimalNumber(text).map { .decimal($0) } ?? .null }

  private func shown(_ expression: String, _ values: Values) throws -> String {
    try rendered("{{ \(expression) }}", values)
  }

  @Test("numbers are shown as Python writes them, up to 1e16")
  func text() throws {
    let x: Values = ["x": -9_198_582_266_941_788.0, "y": 1e16, "z": 1e-5, "w": 123_456_789_012_345.67]
    #expect(
      try rendered("{{ x|stringformat:'s' }} {{ y|lower }} {{ z|lower }} {{ w|lower }}", x)
        == "-9198582266941788.0 1e+16 1e-05 123456789012345.67")
  }

  @Test("an underscore in a number stands between digits")
  func underscores() throws {
    #expect(
      try rendered("{{ '_1'|pluralize:'a,b' }}{{ '1_0'|pluralize:'a,b' }}{{ '+_1'|add:1 }}{{ '1_0'|add:1 }}")
        == "b11")
  }

  @Test("a fraction below nothing isn't a negative number")
  func negativeZero() throws {
    let x: Values = ["x": -0.4, "d": number("-0.3")]
    #expect(try rendered("{{ x|ordinal }} {{ x|filesizeformat }} {{ d|ordinal }}", x) == "0th 0\u{a0}bytes 0th")
  }

  @Test("numbers beyond 64 bits are numbers too")
  func large() throws {
    let big = "100000000000000000000"
    let x: Values = ["big": number(big), "huge": number("1E+30"), "s": "e\u{301}<a"]
    #expect(try shown("huge|divisibleby:big", x) + shown("7|divisibleby:big", x) == "TrueFalse")
    #expect(try shown("7|get_digit:big", x) + shown("'ab'|slice:'::-\(big)'", x) == "0b")
    #expect(try shown("s|truncatechars:big", x) == "é&lt;a")
    #expect(try shown("'a  b'|truncatewords:big", x) + shown("'&'|urlizetrunc:big", x) == "a b&")
    #expect(try shown("huge|apnumber", x) == "1" + String(repeating: "0", count: 30))
  }

  @Test("a number in text has no more digits than Python reads")
  func tooLong() throws {
    let long: Values = ["x": .string(String(repeating: "9", count: 4301))]
    #expect(try rendered("{{ x|add:1 }}{{ x|slice:'1:'|add:1|length }}", long) == "0")
    #expect(failure("{{ x|slice:'1:'|divisibleby:y }}", long.merging(["y": long["x"] ?? nil]) { $1 })?.kind == .render)
  }

  @Test("a file's size has as many digits as its magnitude needs")
  func fileSizes() throws {
    #expect(
      try shown("x|filesizeformat", ["x": number("40222610045835539281220280888331647")])
        == "35724854226724590000.0\u{a0}PB")
  }

  @Test("NaN stays NaN among decimals")
  func notANumber() throws {
    let x: Values = ["nan": number("NaN"), "d": number("1.5")]
    #expect(
      try shown("nan|add:5", x) + shown("d|add:nan", x) + shown("nan|add:'5'", x) + shown("nan|add:1.5", x) == "NaNNaN")
  }

  @Test("floatformat writes as many places as it is asked for")
  func places() throws {
    #expect(try shown("x|floatformat:250", ["x": 1.5]) == "1.5" + String(repeating: "0", count: 249))
    #expect(failure("{{ 1.5|floatformat:'' }}")?.kind == .render)
  }

  @Test(
    "infinity is not a whole number",
    arguments: ["add:1", "apnumber", "ordinal", "intword", "filesizeformat", "get_digit:1", "stringformat:'d'"])
  func infinity(_ filter: String) {
    #expect(failure("{{ x|\(filter) }}", ["x": .double(.infinity)])?.kind == .render)
    #expect(failure("{{ x|\(filter) }}", ["x": number("-Infinity")])?.kind == .render)
  }

  @Test(
    "an argument of another type is an error",
    arguments: [
      "'a'|truncatechars:none", "'a'|truncatewords:list", "'a'|truncatechars_html:none", "1.5|floatformat:none",
      "5|get_digit:none", "none|get_digit:1", "-5|get_digit:2", "1|pluralize:5", "1|yesno:5", "'a'|cut:5",
      "'a'|urlencode:5", "5|first", "none|last", "dict|first", "set|last", "none|unordered_list",
    ])
  func wrong(_ expression: String) {
    let values: Values = ["none": nil, "list": [1], "dict": ["a": 1], "set": .sequence(TemplateSequence(.set, [1]))]
    #expect(failure("{{ \(expression) }}", values)?.kind == .render)
  }

  @Test("None stands for a missing argument")
  func none() throws {
    #expect(try rendered("{{ 1|yesno:none }} {{ 'a/b?'|urlencode:none }}", ["none": nil]) == "yes a/b%3F")
  }

  @Test("without autoescaping only text joins")
  func join() throws {
    #expect(try rendered("{{ x|join:0 }}", ["x": ["a", "b"]]) == "a0b")
    #expect(failure("{% autoescape off %}{{ x|join:0 }}{% endautoescape %}", ["x": ["a", "b"]])?.kind == .render)
  }

  @Test("a tuple is formatted as text")
  func tuples() throws {
    #expect(try rendered("{{ x|stringformat:'a' }}", ["x": .tuple([1])]) == "&#x27;(1,)&#x27;")
  }

  @Test("the first and last of a dictionary are its values under 0 and -1")
  func dictionaries() throws {
    let x: Values = ["x": .mapping(TemplateMapping([(key: 0, value: "a"), (key: -1, value: "b")]))]
    #expect(try rendered("{{ x|first }}{{ x|last }}", x) == "ab")
  }
}
