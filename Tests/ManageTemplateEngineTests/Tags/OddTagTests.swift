import Foundation
import Testing

@testable import ManageTemplateEngine

@Suite("Tags with odd words and values")
struct OddTagTests {
  @Test(
    "mistakes are reported in Django's words",
    arguments: [
      ("{% with a=1 b %}", "'with' received an invalid token: 'b'"),
      ("{% include 'a' 'b' %}", "Unknown argument for 'include' tag: \"'b'\"."),
      ("{% blocktranslate 'b' %}", "Unknown argument for 'blocktranslate' tag: \"'b'\"."),
      ("{% blocktranslate context %}", "\"context\" in 'blocktranslate' tag expected exactly one argument."),
      (
        "{% blocktranslate %}a{{ b }}",
        "'blocktranslate' doesn't allow other block tags (seen 'b') inside it"
      ),
      ("{% localtime on off %}", "'localtime' argument should be 'on' or 'off'"),
      ("{% resetcycle a b %}", "'resetcycle' tag accepts at most one argument."),
      ("{% load now from humanize %}", "'now' is not a valid tag or filter in tag library 'humanize'"),
      ("{% extends none %}", "Invalid template name in 'extends' tag: None. Got this from the 'none' variable."),
      ("{% extends '' %}", "Invalid template name in 'extends' tag: ''."),
      (
        "{% include '../a' %}",
        "The relative path ''../a'' points outside the file hierarchy that template 'page.html' is in."
      ),
      ("{% if a or x-y and %}{% endif %}", "Invalid character ('-') in variable name: 'x-y'"),
      ("{% ifchanged x-y %}{{ a-b }}{% endifchanged %}", "Invalid character ('-') in variable name: 'a-b'"),
    ])
  func messages(_ source: String, _ message: String) {
    #expect(failure(source, ["none": nil])?.message == message)
  }

  @Test(
    "a value of the wrong type is an error",
    arguments: [
      "{% include 5 %}", "{% translate 5 %}", "{% regroup 5 by a as b %}", "{% filter wordcount %}a{% endfilter %}",
      "{% language 5 %}{% endlanguage %}", "{% get_language_info_list for 5 as l %}", "{% widthratio 1 2 inf %}",
      "{% firstof none|safeseq %}",
      "{% firstof 5|escapeseq %}",
    ])
  func wrongTypes(_ source: String) {
    #expect(failure(source, ["none": nil, "inf": .double(.infinity)])?.kind == .render)
  }

  @Test("now without a format shows the date as the language writes it")
  func now() throws {
    let options = Options(now: { Date(timeIntervalSince1970: 0) })
    #expect(try rendered("{% now '' %}", options: options) == "Jan. 1, 1970")
  }

  @Test("widthratio shows all digits, and nothing where a filter misses its argument")
  func widthRatio() throws {
    let big: Values = ["big": DecimalNumber("1E+20").map { .decimal($0) } ?? .null]
    #expect(try rendered("{% widthratio big 1.5 100 %}", big) == "6666666666666665967616")
    #expect(try rendered("<{% widthratio 1 missing|default:gone 2 %}>") == "<>")
    #expect(failure("{% widthratio 1 2 none|first %}", ["none": nil])?.kind == .syntax)
  }

  @Test("a cycle of one value has no name")
  func cycle() throws {
    #expect(try rendered("{% for i in x %}{% cycle 'a' as b %}{% endfor %}", ["x": [1, 2, 3], "b": "c"]) == "ac")
  }

  @Test("fewer than no words leave out some of the usual ones")
  func lorem() throws {
    #expect(try rendered("{% lorem -16 w %}") == "lorem ipsum dolor")
  }

  @Test("spaceless takes out all white space between tags")
  func spaceless() throws {
    let x: Values = ["x": .safe("<a>\u{a0}\u{2028}</a> b <c>")]
    #expect(try rendered("{% spaceless %}{{ x }}{% endspaceless %}", x) == "<a></a> b <c>")
  }

  @Test("of several values querystring takes the last, unless they are a query's")
  func queryString() throws {
    let pairs: [(key: TemplateValue, value: TemplateValue)] = [(key: "a", value: ["1", "2"])]
    let values: Values = [
      "q": .mapping(TemplateMapping(query: [(key: "a", values: ["1", "2"])])),
      "m": .mapping(TemplateMapping(.multipleValues, pairs)),
    ]
    #expect(try rendered("{% querystring q %}{% querystring m %}", values) == "?a=1&amp;a=2?a=2")
  }

  @Test("None turns translation off, and no language changes nothing")
  func languages() throws {
    let source = "{% language 'de' %}{{ d }} {% language missing %}{{ d }}{% endlanguage %} {% language none %}{{ d }}"
    let date = TemplateDate(Date(timeIntervalSince1970: 0), kind: .date)
    let shown = try rendered(source + "{% endlanguage %}{% endlanguage %}", ["d": .date(date), "none": nil])
    #expect(shown == "1. Januar 1970 1. Januar 1970 Jan. 1, 1970")
  }

  @Test("an empty context isn't a context")
  func context() throws {
    let source = "{% language 'fr' %}{% translate 'May' context none %}{% endlanguage %}"
    #expect(try rendered(source, ["none": nil]) == "mai")
  }

  @Test("a block knows its name, and a language shows all that is known of it")
  func shown() throws {
    #expect(try rendered("{% block a %}{{ block.name }}{% endblock %}") == "a")
    let expected = "{'bidi': False, 'code': 'ko', 'name': 'Korean', 'name_local': '한국어', 'name_translated': 'Korean'}"
    #expect(try rendered("{% get_language_info for 'ko' as l %}{{ l|cut:'x'|safe }}") == expected)
  }

  @Test("a dictionary's views have no places")
  func views() throws {
    let values: Values = ["d": ["a": 1]]
    #expect(
      try rendered("{{ d.items|safe }} {{ d.keys.0 }} {{ d.values|length }}", values) == "dict_items([('a', 1)])  1")
    #expect(failure("{{ d.values|first }}", values)?.kind == .render)
    let odd: Values = ["d": .mapping(TemplateMapping([(key: 1, value: "a")]))]
    #expect(
      try rendered("{{ d.items|safe }} {{ d.keys }} {{ d.values|safe }}", odd)
        == "dict_items([(1, 'a')]) dict_keys([1]) dict_values(['a'])")
  }

  @Test("variables that a loop's body sets last to its end, unless it unpacks; those of empty end with it")
  func loopScopes() throws {
    let values: Values = ["x": [1, 2], "pairs": [[1, 2], [3, 4]], "none": []]
    let body = "{{ v }}{% firstof 'a' as v %}{{ v }}"
    #expect(try rendered("{% for i in x %}\(body){% endfor %}{{ v }}", values) == "aaa")
    #expect(try rendered("{% for i, j in pairs %}\(body){% endfor %}{{ v }}", values) == "aa")
    #expect(try rendered("{% for i in none %}{% empty %}\(body){% endfor %}{{ v }}", values) == "a")
  }

  @Test("text that is safe stays so without localization")
  func unlocalize() throws {
    #expect(try rendered("{{ x|unlocalize }}{{ y|unlocalize }}", ["x": .safe("<"), "y": "<"]) == "<&lt;")
  }

  @Test("a zone with a name of its own is shown by it")
  func namedZone() throws {
    let offset = try #require(TimeZone(secondsFromGMT: 25_200))
    let zone = TemplateValue.object(TemplateZone(offset, name: "+0700"))
    let now = "{% timezone zone %}{% now 'e T' %}{% endtimezone %}"
    #expect(try rendered(now, ["zone": zone]) == "+0700 +0700")
    var date = TemplateDate(Date(timeIntervalSince1970: 0), timeZone: offset)
    date.zoneName = "+0700"
    let shown = "datetime.timezone(datetime.timedelta(seconds=25200), '+0700'))"
    #expect(
      try rendered("{{ d|pprint|safe }}", ["d": .date(date)]) == "datetime.datetime(1970, 1, 1, 7, 0, tzinfo=\(shown)")
    date.kind = .time
    #expect(try rendered("{{ d|pprint|safe }}", ["d": .date(date)]) == "datetime.time(7, 0, tzinfo=\(shown)")
  }

  @Test("a duplicate partial is reported even in a template without a name")
  func unnamedPartials() throws {
    let part = "{% partialdef a %}{% endpartialdef %}"
    let error = #expect(throws: TemplateError.self) { try Engine(loader: DictionaryLoader([:])).compile(part + part) }
    #expect(error?.message == "Partial 'a' is already defined in the '<unknown source>' template.")
  }
}
