import Foundation
import ManageTemplateEngine
import Testing

@Suite("Values beyond text, numbers and lists")
struct RareValueTests {
  @Test("decimals keep all their digits")
  func decimals() throws {
    let price = Decimal(string: "1234567890.123456789")
    #expect(
      try rendered("{{ price }} {{ price|floatformat:2 }}", ["price": price.templateValue])
        == "1234567890.123456789 1234567890.12")
    #expect(try rendered("{% if price > 1 %}more{% endif %}", ["price": price.templateValue]) == "more")
  }

  @Test("integers grow beyond 64 bits")
  func bigIntegers() throws {
    #expect(try rendered("{{ '99999999999999999999'|add:1 }}") == "100000000000000000000")
    #expect(try rendered("{{ '99999999999999999999'|divisibleby:9 }}") == "True")
    #expect(try rendered("{{ '18446744073709551616'|get_digit:1 }}") == "6")
  }

  @Test("tuples, sets and ranges look as in Python")
  func sequences() throws {
    #expect(try rendered("{{ pair }} {{ pair.1 }}", ["pair": .tuple([1, "a"])]) == "(1, &#x27;a&#x27;) a")
    #expect(try rendered("{{ one }}", ["one": .tuple([1])]) == "(1,)")
    #expect(try rendered("{{ tags|length }}", ["tags": Set(["a", "b"]).templateValue]) == "2")
    #expect(
      try rendered("{{ r }} {% for i in r %}{{ i }}{% endfor %}", ["r": (0..<3).templateValue]) == "range(0, 3) 012")
  }

  @Test("a range that no page can show is an error, and still has a length")
  func hugeRange() throws {
    let range = TemplateValue.sequence(TemplateSequence(from: 0, to: .max))
    #expect(try rendered("{{ r|length }}", ["r": range]) == "\(Int.max)")
    #expect(throws: TemplateError.self) { try rendered("{% for i in r %}{{ i }}{% endfor %}", ["r": range]) }
  }

  @Test("lengths of time read as in Python and add up")
  func durations() throws {
    let time = Duration.seconds(90_061).templateValue
    #expect(try rendered("{{ t }} {{ t.days }}", ["t": time]) == "1 day, 1:01:01 1")
    #expect(try rendered("{{ t|add:t }}", ["t": time]) == "2 days, 2:02:02")
  }

  @Test("a query's key shows its last value, and its link all of them")
  func query() throws {
    let query = TemplateMapping(query: [("a", ["1", "2"]), ("b", ["x&y"])])
    let values: Values = ["request": ["GET": .mapping(query)]]
    #expect(try rendered("{{ request.GET.a }}", values) == "2")
    #expect(try rendered("{% autoescape off %}{% querystring b=3 %}{% endautoescape %}", values) == "?a=1&a=2&b=3")
    #expect(try rendered("{{ request.GET.urlencode }}", values) == "a=1&amp;a=2&amp;b=x%26y")
  }

  @Test("an element that isn't there is missing, not None")
  func missingElement() throws {
    #expect(try rendered("[{{ list.5 }}]", ["list": ["a"]]) == "[]")
  }
}
