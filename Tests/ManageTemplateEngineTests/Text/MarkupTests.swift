import ManageTemplateEngine
import Testing

@Suite("Markup in text")
struct MarkupTests {
  @Test(
    "an unfinished tag or reference is left out at the end of HTML that is cut",
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

  @Test(
    "references stand for HTML's characters",
    arguments: [
      ("&alpha;&CounterClockwiseContourIntegral;&amp .", "α∳&amp; ."), ("&notit; &COPY &x;", "¬it; © &amp;x;"),
      ("&#65a &#x41b; &#128;", "Aa Л €"), ("&#11;&#xFDD0;&#x1FFFE;.", "."),
      ("&#0;&#xD800;&#99999999999;.", "\u{FFFD}\u{FFFD}\u{FFFD}."), ("&#; &#x; &;", "&amp;#; &amp;#x; &amp;;"),
    ])
  func references(_ html: String, _ expected: String) throws {
    #expect(try rendered("{{ x|truncatewords_html:99 }}", ["x": .safe(html)]) == expected)
  }

  @Test(
    "a number sign that starts no reference makes the parser start again, once",
    arguments: [("<b>&#x<i>;</i>", "&#x;"), ("<b>&#<i>a</i>", "&#<i>a</i>"), ("&#<b>&#<i>;</i>", "&#&#<i>;</i>")])
  func numberSigns(_ html: String, _ expected: String) throws {
    #expect(try rendered("{{ x|striptags|safe }}", ["x": .string(html)]) == expected)
  }

  @Test("many tags take no longer than their length lets expect")
  func manyTags() throws {
    let html = String(repeating: "<b>x", count: 50_000)
    #expect(try rendered("{{ x|striptags|length }}", ["x": .string(html)]) == "50000")
  }

  @Test("a quote in a tag's name is no value's")
  func quotes() throws {
    #expect(try rendered("{{ x|striptags }}", ["x": "a<b='>c<b d= '>'>e"]) == "ace")
  }

  @Test(
    "a script without an end is left out, and markup without one is text up to the next bracket",
    arguments: [
      ("<style>é", ""), ("<script><3", ""), ("a<style><b>b</script>", "a"), ("b <!--</b>b ", "b <!--</b>b "),
      ("<b>a<!--<i>c</i>", "a<!--<i>c"),
    ])
  func withoutEnd(_ html: String, _ expected: String) throws {
    #expect(try rendered("{{ x|striptags|safe }}", ["x": .string(html)]) == expected)
  }

  @Test(
    "a slash in a value without quotes closes no element",
    arguments: [
      ("<x y=<br/>a b", "<x y=<br/>a …</x>"), ("<x y= a/>a b", "<x y= a/>a …</x>"), ("<x y/>a b", "<x y/></x>a …"),
      ("<x y='a'/>a b", "<x y='a'/></x>a …"), ("<x y=a z/>a b", "<x y=a z/></x>a …"),
      ("<x y=a'b>c'>d e", "<x y=a'b>c&#x27;&gt;d …</x>"),
    ])
  func slashes(_ html: String, _ expected: String) throws {
    #expect(try rendered("{{ x|truncatewords_html:1 }}", ["x": .safe(html)]) == expected)
  }
}
