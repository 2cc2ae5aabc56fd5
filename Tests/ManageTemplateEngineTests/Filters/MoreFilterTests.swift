import ManageTemplateEngine
import Testing

@Suite("More filters")
struct MoreFilterTests {
  private let values: Values = [
    "people": [["name": "b", "age": 2], ["name": "a", "age": 3]], "list": ["<", ["b", ["c"], "d"]], "n": 3.14159,
  ]

  @Test(
    "filters",
    arguments: [
      (#""I'm"|addslashes"#, #"I\'m"#), ("'ab'|make_list|join:'-'", "a-b"),
      ("'800-COLLECT'|phone2numeric", "800-2655328"),
      ("n|stringformat:'.2f'", "3.14"), ("5|stringformat:'03d'", "005"), ("255|stringformat:'#x'", "0xff"),
      ("'a'|stringformat:'d'", ""), ("'ab'|stringformat:'5s|'", "   ab|"), ("'a b c'|wordwrap:3", "a b\nc"),
      ("'aa bbbbbb c'|wordwrap:4", "aa\nbbbbbb\nc"), ("people|dictsort:'name'|first|make_list|length", "23"),
      ("1234|get_digit:2", "3"), ("'x'|get_digit:2", "x"), ("1023|filesizeformat", "1023\u{a0}bytes"),
      ("1536|filesizeformat", "1.5\u{a0}KB"), ("1|filesizeformat", "1\u{a0}byte"),
      ("'http://é.com/?a=b c'|iriencode", "http://%C3%A9.com/?a=b%20c"),
    ])
  func filters(_ expression: String, _ expected: String) throws {
    #expect(try rendered("{{ \(expression) }}", values) == expected)
  }

  @Test("lines are numbered, and escaped")
  func lineNumbers() throws {
    #expect(try rendered("{{ x|linenumbers }}", ["x": "a\n<"]) == "1. a\n2. &lt;")
  }

  @Test("dictsort sorts by a member, and shows nothing where it can't")
  func sorting() throws {
    let source = "{% for p in people|dictsort:'age' %}{{ p.name }}{% endfor %}"
    #expect(
      try rendered(source + "{% for p in people|dictsortreversed:'age' %}{{ p.name }}{% endfor %}", values) == "baab")
    #expect(try rendered("{{ people|dictsort:'none' }}", values) == "")
  }

  @Test("lists within lists become HTML lists, escaped")
  func unorderedList() throws {
    let expected =
      "\t<li>&lt;\n\t<ul>\n\t\t<li>b\n\t\t<ul>\n\t\t\t<li>c</li>\n\t\t</ul>\n\t\t</li>\n\t\t<li>d</li>\n\t</ul>\n\t</li>"
    #expect(try rendered("{{ list|unordered_list }}", values) == expected)
  }

  @Test("addresses become links, and the text around them is escaped")
  func urlize() throws {
    let link = "<a href=\"http://www.a.com/?b=c&amp;d=e\" rel=\"nofollow\">www.a.com/?b=c&amp;d=e</a>"
    #expect(
      try rendered("{{ x|urlize }}", ["x": "<(www.a.com/?b=c&d=e)."])
        == "&lt;(\(link).".replacing("</a>.", with: "</a>)."))
    #expect(try rendered("{{ x|urlize }}", ["x": "me@a.org"]) == "<a href=\"mailto:me@a.org\">me@a.org</a>")
    #expect(
      try rendered("{{ x|urlize }}", ["x": "x@[1.2.3.4]"])
        == "<a href=\"mailto:x@%5B1.2.3.4%5D\">x@[1.2.3.4]</a>")
    #expect(try rendered("{{ x|urlize }}", ["x": "x@[1.2.3.256] x@[1.2.3]"]) == "x@[1.2.3.256] x@[1.2.3]")
    #expect(try rendered("{{ x|urlizetrunc:8 }}", ["x": "http://abc.de"]).hasSuffix(">http://…</a>"))
    #expect(try rendered("{{ x|urlize }}", ["x": "javascript:alert(1)"]) == "javascript:alert(1)")
  }

  @Test("HTML is cut between characters or words, and closed")
  func htmlTruncation() throws {
    let x: Values = ["x": .safe("<p>one <b>two - three</b> four<br></p>")]
    #expect(try rendered("{{ x|truncatewords_html:2 }}", x) == "<p>one <b>two …</b></p>")
    #expect(try rendered("{{ x|truncatechars_html:6 }}", x) == "<p>one <b>t…</b></p>")
    #expect(try rendered("{{ x|truncatewords_html:20 }}", x) == "<p>one <b>two - three</b> four<br></p>")
  }

  @Test(
    "humanize",
    arguments: [
      ("1234567|intcomma", "1,234,567"), ("'-1234.5'|intcomma", "-1,234.5"), ("1200000|intword", "1.2 million"),
      ("999|intword", "999"), ("1|ordinal", "1st"), ("112|ordinal", "112th"), ("22|ordinal", "22nd"),
      ("5|apnumber", "five"),
      ("10|apnumber", "10"), ("'x'|intcomma", "x"),
    ])
  func humanize(_ expression: String, _ expected: String) throws {
    #expect(try rendered("{% load humanize %}{{ \(expression) }}") == expected)
  }
}
