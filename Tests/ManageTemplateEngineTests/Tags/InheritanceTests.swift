import ManageTemplateEngine
import Testing

@Suite("Inheritance")
struct InheritanceTests {
  private let base = ["base.html": "[{% block title %}base{% endblock %}|{% block body %}empty{% endblock %}]"]

  @Test("a child replaces the blocks that it names and keeps the others")
  func replaces() throws {
    let child = "{% extends 'base.html' %}ignored{% block title %}child{% endblock title %}"
    #expect(try rendered(child, templates: base) == "[child|empty]")
  }

  @Test("block.super is the parent's block, over several levels")
  func superBlock() throws {
    var templates = base
    templates["middle.html"] = "{% extends 'base.html' %}{% block title %}{{ block.super }}+middle{% endblock %}"
    let child = "{% extends 'middle.html' %}{% block title %}{{ block.super }}+child{% endblock %}"
    #expect(try rendered(child, templates: templates) == "[base+middle+child|empty]")
  }

  @Test("block.super isn't escaped a second time")
  func superIsSafe() throws {
    let templates = ["base.html": "{% block a %}<b>{{ x }}</b>{% endblock %}"]
    let child = "{% extends 'base.html' %}{% block a %}{{ block.super }}{% endblock %}"
    #expect(try rendered(child, ["x": "<"], templates: templates) == "<b>&lt;</b>")
  }

  @Test("a block may stand within a block")
  func nested() throws {
    let templates = ["base.html": "{% block outer %}({% block inner %}1{% endblock %}){% endblock %}"]
    let child = "{% extends 'base.html' %}{% block inner %}2{% endblock %}"
    #expect(try rendered(child, templates: templates) == "(2)")
  }

  @Test("the parent's name may be a variable, or relative to the child")
  func parentNames() throws {
    #expect(try rendered("{% extends parent %}", ["parent": "base.html"], templates: base) == "[base|empty]")
    #expect(try rendered("{% extends './base.html' %}", templates: base) == "[base|empty]")
    let odd = base.merging(["./odd.html": "{% extends './base.html' %}"]) { $1 }
    #expect(try rendered("{% extends odd %}", ["odd": "./odd.html"], templates: odd) == "[base|empty]")
  }

  @Test("the same block twice, extends twice or behind another tag are errors")
  func mistakes() {
    #expect(
      failure("{% block a %}{% endblock %}{% block a %}{% endblock %}")?.message.contains("more than once") == true)
    #expect(failure("{% if 1 %}{% endif %}{% extends 'base.html' %}", templates: base)?.kind == .syntax)
    #expect(failure("{% block a %}{% endblock b %}")?.message.contains("expected 'endblock' or 'endblock a'") == true)
  }

  @Test("a template that extends itself, or a circle of them, is an error")
  func circles() {
    #expect(failure("{% extends 'page.html' %}")?.kind == .missingTemplate)
    let templates = ["a.html": "{% extends 'b.html' %}", "b.html": "{% extends 'a.html' %}"]
    #expect(failure("{% extends 'a.html' %}", templates: templates)?.kind == .missingTemplate)
  }

  @Test(
    "nothing but text and comments may stand before extends",
    arguments: [
      "{% load i18n %}", "{% comment %}a{% endcomment %}", "{% templatetag openblock %}",
      "{% partialdef a %}{% endpartialdef %}",
    ])
  func first(_ tag: String) throws {
    let message = "{% extends 'base.html' %} must be the first tag in 'page.html'."
    #expect(failure(tag + "{% extends 'base.html' %}", templates: base)?.message == message)
    #expect(try rendered("text {# \(tag) #}{% extends 'base.html' %}", templates: base) == "text [base|empty]")
  }
}
