import ManageTemplateEngine
import Testing

@Suite("Text as Python sees it")
struct PythonTextTests {
  @Test("the separators of ASCII are white space, in tags too")
  func space() throws {
    #expect(try rendered("{{ x|wordcount }}", ["x": "a\u{1c}b\u{1f}c"]) == "3")
    #expect(try rendered("{{ x|slugify }}", ["x": "a\u{1d}b"]) == "a-b")
    #expect(try rendered("{{\u{1e}x\u{1c}|\u{1d}upper }}", ["x": "a"]) == "A")
    #expect(try rendered("{%\u{1c}if\u{1d}x\u{1e}%}a{% endif %}", ["x": 1]) == "a")
  }

  @Test("a sigma at the end of a word is small in its own way")
  func sigma() throws {
    #expect(try rendered("{{ x|lower }} {{ x|title }}", ["x": "ΟΔΥΣΣΕΥΣ Σ."]) == "οδυσσευς σ. Οδυσσευς Σ.")
  }

  @Test("letters of telephone keys may have accents")
  func phone() throws {
    #expect(try rendered("{{ x|phone2numeric }}", ["x": "E\u{301}Z"]) == "3\u{301}9")
    #expect(failure("{{ 5|phone2numeric }}")?.kind == .render)
  }

  @Test(
    "lines are wrapped at the spaces of ASCII, and end at all of Unicode's breaks",
    arguments: [
      ("a b\u{a0}c d", 3, "a\nb\u{a0}c\nd"), ("\u{3000}a\u{3000}b", 2, "\u{3000}a\u{3000}b"),
      ("5  \u{a0}x", 2, "5\n\u{a0}x"), ("a b\u{2028}c\u{85}d", 3, "a b\nc\nd"),
      ("aa b cc d", 4, "aa b\ncc d"),
    ])
  func wrap(_ text: String, _ width: Int, _ expected: String) throws {
    #expect(try rendered("{{ x|wordwrap:w }}", ["x": .safe(text), "w": .int(width)]) == expected)
  }

  @Test("only labels of the basic plane make a host")
  func hosts() throws {
    #expect(try rendered("{{ x|urlize }}", ["x": "\u{1f44d}x.com"]) == "\u{1f44d}x.com")
    #expect(try rendered("{{ x|urlize }}", ["x": "é.com"]).hasPrefix("<a "))
  }
}
