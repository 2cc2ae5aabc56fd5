import TemplateEngine
import Testing

@Suite("Markup in text")
struct MarkupTests {
  @Test(
    "what may be the beginning of markup or of a reference is left out at the end of HTML that is cut",
    arguments: [
      ("a<b", "a"), ("a<", "a"), ("<b>x</b> y&z", "<b>x</b>"), ("x=1&y=2 z", "x=1&amp;y=2 z"), ("a</b", "a"),
      ("a<!--b", "a"), ("&amp;", "&amp;"),
    ])
  func cutOff(_ html: String, _ expected: String) throws {
    #expect(try rendered("{{ x|truncatewords_html:9 }}", ["x": .safe(html)]) == expected)
  }

  @Test("a bracket that opens nothing is a word of its own")
  func brackets() throws {
    #expect(try rendered("{{ x|truncatewords_html:2 }}", ["x": .safe("1 <2 3")]) == "1 &lt; …")
  }

  @Test("nothing within a script is markup or a reference")
  func scripts() throws {
    #expect(try rendered("{{ x|striptags|safe }}", ["x": "<script>a<b &c</Script >d<i>e</i>"]) == "a<b &cde")
    let script: Values = ["x": .safe("<script>1<b && c</script>d")]
    #expect(try rendered("{{ x|truncatewords_html:9 }}", script) == "<script>1&lt;b &amp;&amp; c</script>d")
  }

  @Test("closing tags end at the first bracket")
  func closingTags() throws {
    #expect(try rendered("{{ x|striptags }}", ["x": "a</ b>c</5>d</b e='>'>f"]) == "acd&#x27;&gt;f")
  }
}
