import TemplateEngine
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
}
