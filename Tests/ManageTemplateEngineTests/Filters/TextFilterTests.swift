import ManageTemplateEngine
import Testing

@Suite("Text filters")
struct TextFilterTests {
  @Test(
    "text",
    arguments: [
      ("'joe''s'|title", "Joe"), ("x|capfirst", "Ünder the 3rd"), ("x|upper", "ÜNDER THE 3RD"),
      ("'they''re'|lower", "they"), ("'1st they\\'re'|title", "1st They're"), ("x|length", "13"),
      ("'Héllo, Wörld_x!'|slugify", "hello-world_x"), ("'a b  c'|wordcount", "3"), ("'abc'|cut:'b'", "ac"),
      ("'abcdef'|truncatechars:4", "abc…"), ("'abc'|truncatechars:3", "abc"), ("'a b c d'|truncatewords:2", "a b …"),
      ("'e\u{301}a\u{301}o'|truncatechars:2", "é…"), ("'ab'|center:5", " ab  "), ("'ab'|ljust:4", "ab  "),
      ("'ab'|rjust:4", "  ab"), ("'a/b c?é'|urlencode", "a/b%20c%3F%C3%A9"), ("'a/b'|urlencode:''", "a%2Fb"),
    ])
  func text(_ expression: String, _ expected: String) throws {
    let source = expression.replacing("''s'", with: "'").replacing("''re'", with: "'")
    #expect(try rendered("{{ \(source) }}", ["x": "ünder the 3rd"]) == expected)
  }

  @Test("paragraphs and lines become HTML, escaped")
  func lineBreaks() throws {
    #expect(try rendered("{{ x|linebreaks }}", ["x": "a\nb\r\n\r\n<c>"]) == "<p>a<br>b</p>\n\n<p>&lt;c&gt;</p>")
    #expect(try rendered("{{ x|linebreaksbr }}", ["x": "a\r\n<"]) == "a<br>&lt;")
  }

  @Test("striptags leaves the text, which stays unsafe")
  func stripTags() throws {
    let x: Values = ["x": "<p a='>'>a <!-- c --><b>b</b> < c</p><<i>i"]
    #expect(try rendered("{{ x|striptags }}", x) == "a b &lt; c&lt;i")
  }

  @Test("text that is nothing fits any width")
  func noWidth() throws {
    #expect(try rendered("{{ ''|wordwrap:0 }}") == "")
    #expect(failure("{{ 'a'|wordwrap:0 }}")?.kind == .render)
  }

  @Test("no width makes a page endless")
  func bounded() throws {
    #expect(try rendered("{{ 'a'|center:999999999 }}").count <= 10_000)
    #expect(try rendered("{{ 'a'|ljust:-5 }}") == "a")
    #expect(failure("{{ 'a'|rjust:'x' }}")?.kind == .render)
  }
}
