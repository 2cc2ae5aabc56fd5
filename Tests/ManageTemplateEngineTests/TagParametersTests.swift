import ManageTemplateEngine
import Testing

@Suite("The parameters of a tag")
struct TagParametersTests {
  private func shown(_ source: String) throws -> String {
    var library = Library.standard
    library.simpleTag("stars", ["count", .optional("of", 5), .keyword("mark", "*")]) { arguments, _ in
      .string(["count", "of", "mark"].map { arguments[$0]?.text ?? "" }.joined(separator: "/"))
    }
    library.simpleBlockTag("note", ["kind", .rest]) { content, arguments, _ in
      let more = arguments.positional.map(\.text).joined()
      return try HTMLFormat.html("<p class=\"{}\">{}{}</p>", [arguments["kind"] ?? nil, content, .string(more)])
    }
    let engine = Engine(loader: DictionaryLoader([:]), library: library)
    return try engine.renderText(engine.compile(source))
  }

  @Test("arguments are found by place or by name, and have values of their own")
  func binding() throws {
    #expect(try shown("{% stars 4 %}") == "4/5/*")
    #expect(try shown("{% stars of=10 count=4 mark='+' %}") == "4/10/+")
    #expect(try shown("{% note 'warning' 'x' %}<b>{% endnote %}") == "<p class=\"warning\"><b>x</p>")
  }

  @Test(
    "wrong arguments don't compile",
    arguments: [
      ("{% stars %}", "'stars' did not receive value(s) for the argument(s): 'count'"),
      ("{% stars 1 2 3 %}", "'stars' received too many positional arguments"),
      ("{% stars 1 oof=2 %}", "'stars' received unexpected keyword argument 'oof': did you mean 'of'?"),
      ("{% stars 1 of=2 of=3 %}", "'stars' received multiple values for keyword argument 'of'"),
    ])
  func errors(_ source: String, _ message: String) {
    #expect { try shown(source) } throws: { "\($0)".hasSuffix(message) }
  }
}
