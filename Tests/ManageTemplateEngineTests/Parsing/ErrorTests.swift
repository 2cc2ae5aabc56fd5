import ManageTemplateEngine
import Testing

@Suite("Errors")
struct ErrorTests {
  @Test("an error names template, line and column, and shows the line with a caret")
  func place() throws {
    let error = try #require(failure("one\n  two {{ x|uper }}"))
    #expect(error.description == "page.html:2:7: Invalid filter: 'uper': did you mean 'upper'?")
    #expect(error.excerpt == "  two {{ x|uper }}\n      ^")
  }

  @Test("an unknown tag comes with the expected ones and the nearest name")
  func unknownTag() throws {
    let error = try #require(failure("{% if a %}{% esle %}{% endif %}"))
    #expect(error.message.hasPrefix("Invalid block tag on line 1: 'esle', expected 'elif', 'else' or 'endif'."))
    #expect(error.hint == "did you mean 'else'?")
  }

  @Test("an open tag is named with the tag that should close it")
  func unclosed() throws {
    let error = try #require(failure("a\n{% for x in y %}{% if x %}{% endif %}"))
    #expect(error.message == "Unclosed tag on line 2: 'for'. Looking for one of: empty, endfor.")
    #expect(error.line == 2)
  }

  @Test("an error while rendering has the place in the included template")
  func renderPlace() throws {
    let error = try #require(failure("{% include 'a' %}", templates: ["a": "\n{{ 1|divisibleby:0 }}"]))
    #expect(error.template == "a")
    #expect(error.line == 2)
  }

  @Test("unreadable expressions are shown")
  func remainder() {
    #expect(failure("{{ a b }}")?.message == "Could not parse the remainder: ' b' from 'a b'")
    #expect(failure("{{ a|upper:}}")?.message == "Could not parse the remainder: ':' from 'a|upper:'")
    #expect(failure("{{ }}")?.message == "Empty variable tag on line 1")
    #expect(failure("{{ a|upper:1 }}")?.message == "upper requires 1 arguments, 2 provided")
  }

  @Test("tags nested ten thousand deep are an error, not a crash")
  func depth() {
    let source = String(repeating: "{% if 1 %}", count: 10_000) + String(repeating: "{% endif %}", count: 10_000)
    #expect(failure(source)?.kind == .syntax)
  }

  @Test(
    "the caret stands below the tag, after lines of any end and letters of any width",
    arguments: [
      ("a\r\n{{ x|uper }}\r\n", "{{ x|uper }}\n^"),
      ("\u{AC00}\u{B098} {% iff x %}", "\u{AC00}\u{B098} {% iff x %}\n\u{3000}\u{3000} ^"),
    ])
  func caret(source: String, excerpt: String) {
    #expect(failure(source)?.excerpt == excerpt)
  }

  @Test("a stray closing tag isn't a mistyped opening one")
  func strayEnd() {
    #expect(failure("{% endautoescape %}")?.hint == nil)
  }
}
