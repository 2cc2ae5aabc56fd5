import Foundation
import ManageTemplateEngine
import Testing

@Suite("Other tags")
struct TagTests {
  @Test("with names values for its body alone")
  func with() throws {
    #expect(try rendered("{% with a=1 b='x' %}{{ a }}{{ b }}{% endwith %}{{ a }}") == "1x")
    #expect(try rendered("{% with 1 as a and 2 as b %}{{ a }}{{ b }}{% endwith %}") == "12")
  }

  @Test("comments leave nothing, verbatim leaves the tags")
  func comments() throws {
    #expect(try rendered("a{# {{ x }} #}b{% comment 'why' %}{% nonsense %}{% endcomment %}c") == "abc")
    #expect(try rendered("{% verbatim %}{{ x }}{% if %}{% endverbatim %}") == "{{ x }}{% if %}")
    #expect(try rendered("{% verbatim my %}{% endverbatim %}{% endverbatim my %}") == "{% endverbatim %}")
  }

  @Test("spaceless takes out the space between tags, not that within text")
  func spaceless() throws {
    #expect(try rendered("{% spaceless %} <p> <b> a b </b>\n</p> {% endspaceless %}") == "<p><b> a b </b></p>")
  }

  @Test("firstof shows the first true value, escaped")
  func firstOf() throws {
    #expect(try rendered("{% firstof a b 'last' %}", ["b": "<"]) == "&lt;")
    #expect(try rendered("{% firstof a b 'last' as x %}[{{ x }}]") == "[last]")
  }

  @Test("cycle takes turns, resetcycle starts again")
  func cycle() throws {
    #expect(try rendered("{% for x in 'abc' %}{% cycle 'odd' 'even' %} {% endfor %}") == "odd even odd ")
    #expect(try rendered("{% cycle 'a' 'b' as c %}{% cycle c %}{{ c }}") == "abb")
    #expect(try rendered("{% cycle 'a' 'b' as c silent %}{{ c }}{% resetcycle c %}{% cycle c %}{{ c }}") == "aa")
  }

  @Test("now shows the time in the engine's zone")
  func now() throws {
    let options = Options(
      timeZone: TimeZone(secondsFromGMT: 9 * 3600) ?? .gmt, now: { Date(timeIntervalSince1970: 1_767_225_600) })
    #expect(try rendered("{% now 'Y-m-d H:i' %}", options: options) == "2026-01-01 09:00")
    #expect(try rendered("{% now 'Y' as year %}<{{ year }}>", options: options) == "<2026>")
  }

  @Test("the filter tag filters its body")
  func filter() throws {
    #expect(try rendered("{% filter upper|cut:'A' %}abc{{ x }}{% endfilter %}", ["x": "<"]) == "BC&LT;")
    #expect(failure("{% filter safe %}{% endfilter %}")?.kind == .syntax)
  }

  @Test("templatetag shows the braces")
  func templateTag() throws {
    #expect(try rendered("{% templatetag openblock %}{% templatetag closevariable %}") == "{%}}")
  }

  @Test("load takes Django's libraries and refuses unknown ones")
  func load() throws {
    #expect(try rendered("{% load static i18n humanize %}{% load static from static %}a") == "a")
    #expect(failure("{% load humanise %}")?.hint == "did you mean 'humanize'?")
  }

  @Test("csrf_token is a hidden field with the page's token, or nothing")
  func csrfToken() throws {
    let field = "<input type=\"hidden\" name=\"csrfmiddlewaretoken\" value=\"abc\">"
    #expect(try rendered("{% csrf_token %}", ["csrf_token": "abc"]) == field)
    #expect(try rendered("{% csrf_token %}") == "")
    #expect(
      try rendered("{% include 'f' only %}", ["csrf_token": "abc"], templates: ["f": "{% csrf_token %}"]) == field)
  }

  @Test("partials are written where they're named, and from other templates")
  func partials() throws {
    #expect(
      try rendered("{% partialdef p %}<{{ x }}>{% endpartialdef %}{% partial p %}{% partial p %}", ["x": 1]) == "<1><1>"
    )
    #expect(
      try rendered("{% include 'a#p' %}", templates: ["a": "no{% partialdef p %}yes{% endpartialdef %}"]) == "yes")
  }
}
