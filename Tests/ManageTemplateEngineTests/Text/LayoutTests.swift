import ManageTemplateEngine
import Testing

@Suite("Layout of values and HTML")
struct LayoutTests {
  @Test("pprint sorts keys and breaks lines wider than a page")
  func prettyPrint() throws {
    let words = TemplateValue.array((0..<12).map { .string("word number \($0)") })
    let shown = try rendered("{{ value|pprint|safe }}", ["value": ["b": words, "a": 1]])
    #expect(shown.hasPrefix("{'a': 1,\n 'b': ['word number 0',\n       'word number 1',"))
    #expect(try rendered("{{ value|pprint|safe }}", ["value": ["b": 2, "a": 1]]) == "{'a': 1, 'b': 2}")
  }

  @Test("HTML takes values escaped, unless they're safe")
  func htmlFormat() throws {
    #expect(try HTMLFormat.html("<b>{}</b>{{}}", ["<i>"]).text == "<b>&lt;i&gt;</b>{}")
    #expect(try HTMLFormat.html("{name}", named: ["name": .safe("<i>")]).text == "<i>")
    #expect(try HTMLFormat.html("{0}{0}{name}", ["a"], named: ["name": 1]).text == "aa1")
    for format in ["{} {}", "{}{0}", "{0}{}", "{-1}"] {
      #expect(throws: TemplateError.self) { try HTMLFormat.html(format, ["one"]) }
    }
  }

  @Test("zeros fill numbers, spaces fill text")
  func stringFormat() throws {
    #expect(try rendered("{{ 255|stringformat:'08x' }}") == "000000ff")
    #expect(try rendered("{{ 'a'|stringformat:'03s' }}") == "  a")
  }

  @Test("striptags shows text that is made to keep it busy as it is")
  func hostileTags() throws {
    let text = String(repeating: "<a", count: 2000) + ">"
    #expect(try rendered("{{ text|striptags }}", ["text": .string(text)]).hasPrefix("&lt;a&lt;a"))
  }
}
