import ManageTemplateEngine
import Testing

@Suite("Autoescaping")
struct EscapingTests {
  private let values: Values = ["x": "<'\">&", "safe": .safe("<b>"), "list": ["<", .safe("<")]]

  @Test("values are escaped, safe ones and literals are not")
  func escapes() throws {
    #expect(try rendered("{{ x }}", values) == "&lt;&#x27;&quot;&gt;&amp;")
    #expect(try rendered("{{ safe }}{{ '<i>' }}{{ x|safe }}", values) == "<b><i><'\">&")
    #expect(try rendered("{{ list }}", values) == "[&#x27;&lt;&#x27;, &#x27;&lt;&#x27;]")
  }

  @Test("a filter keeps safe text safe only where it can't add anything")
  func safeFilters() throws {
    #expect(try rendered("{{ safe|lower }}{{ safe|upper }}", values) == "<b>&lt;B&gt;")
    #expect(try rendered("{{ x|safe|cut:'<' }}{{ safe|cut:';' }}", values) == "'\">&&lt;b&gt;")
  }

  @Test("escape escapes once, force_escape each time")
  func escapeFilters() throws {
    #expect(try rendered("{{ '&'|escape|escape }}{{ y|escape|escape }}", ["y": "&"]) == "&&amp;")
    #expect(try rendered("{{ y|force_escape|force_escape }}", ["y": "&"]) == "&amp;amp;")
  }

  @Test("autoescape turns it off and on for its body")
  func autoescape() throws {
    let source = "{% autoescape off %}{{ x }}{% autoescape on %}{{ x }}{% endautoescape %}{% endautoescape %}{{ x }}"
    #expect(try rendered(source, ["x": "<"]) == "<&lt;&lt;")
    #expect(try rendered("{{ x }}{{ x|escape }}", ["x": "<"], options: Options(autoescape: false)) == "<&lt;")
  }

  @Test("join escapes what it joins and what it puts between")
  func join() throws {
    #expect(try rendered("{{ list|join:glue }}", values.merging(["glue": "&"]) { $1 }) == "&lt;&amp;<")
    #expect(try rendered("{% autoescape off %}{{ list|join:'&' }}{% endautoescape %}", values) == "<&<")
  }

  @Test("user text in a script can't end the element")
  func scripts() throws {
    let json = try rendered("{{ x|json_script:'data' }}", ["x": ["a": "</script>&\u{2028}é"]])
    let expected = #"{"a": "\u003C/script\u003E\u0026\u2028\u00e9"}"#
    #expect(json == "<script id=\"data\" type=\"application/json\">\(expected)</script>")
    #expect(try rendered("{{ x|escapejs }}", ["x": "'</a>\n"]) == #"\u0027\u003C/a\u003E\u000A"#)
  }
}
