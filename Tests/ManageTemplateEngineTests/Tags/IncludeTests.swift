import ManageTemplateEngine
import Testing

@Suite("Include")
struct IncludeTests {
  @Test("the included template sees the page's variables, and more with 'with'")
  func variables() throws {
    let templates = ["row.html": "<{{ a }}{{ b }}>"]
    #expect(try rendered("{% include 'row.html' %}", ["a": 1], templates: templates) == "<1>")
    #expect(try rendered("{% include 'row.html' with b=a|add:1 %}{{ b }}", ["a": 1], templates: templates) == "<12>")
  }

  @Test("'only' hides the page's variables")
  func only() throws {
    let templates = ["row.html": "<{{ a }}{{ b }}>"]
    #expect(try rendered("{% include 'row.html' with b=2 only %}{{ a }}", ["a": 1], templates: templates) == "<2>1")
  }

  @Test("blocks of an included template are its own")
  func blocks() throws {
    let templates = [
      "a.html": "{% extends 'b.html' %}{% block x %}a{% endblock %}", "b.html": "{% block x %}{% endblock %}",
    ]
    #expect(try rendered("{% block x %}page{% endblock %}{% include 'a.html' %}", templates: templates) == "pagea")
  }

  @Test("the first that exists of several names is taken")
  func several() throws {
    let names: Values = ["names": ["none.html", "row.html"]]
    #expect(try rendered("{% include names %}", names, templates: ["row.html": "row"]) == "row")
  }

  @Test("a missing template and a template that includes itself are errors")
  func errors() {
    #expect(failure("{% include 'none.html' %}")?.kind == .missingTemplate)
    #expect(failure("{% include 'page.html' %}")?.kind == .recursion)
    #expect(failure("{% include 'a' with %}")?.kind == .syntax)
  }

  @Test("a name may have a partial's after a number sign, and whichever is missing is named")
  func partials() throws {
    let templates = ["t.html": "{% partialdef a %}A{% endpartialdef %}T"]
    #expect(try rendered("{% include 't.html#a' %}{% include 't.html#' %}", templates: templates) == "AT")
    let missing: [(name: TemplateValue, message: String)] = [
      ("t.html#b", "b"), ("none#b", "none"), ("#a", "#a"), (["t.html#b", "none", "none#a"], "b, none"),
    ]
    for (name, message) in missing {
      #expect(failure("{% include name %}", ["name": name], templates: templates)?.message == message)
    }
  }
}
