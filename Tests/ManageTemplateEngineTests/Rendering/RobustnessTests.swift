import Foundation
import ManageTemplateEngine
import Testing

@Suite("Robustness")
struct RobustnessTests {
  private let filters = [
    "add:v", "center:v", "date:v", "dictsort:v", "divisibleby:v", "filesizeformat", "floatformat:v", "get_digit:v",
    "intcomma", "intword", "join:v", "ljust:v", "naturaltime", "ordinal", "pluralize:v", "rjust:v", "slice:v",
    "stringformat:v", "timesince:v", "truncatechars:v", "truncatechars_html:v", "truncatewords:v",
    "truncatewords_html:v", "urlizetrunc:v", "wordwrap:v", "yesno:v", "unordered_list", "json_script:v", "pprint",
  ]
  private let values: [TemplateValue] = [
    .int(.min), .int(.max), .double(.nan), .double(.infinity), .double(-1e308), "", "www.a.com", "999999999s",
    "-9223372036854775808:", "👨‍👩‍👧e\u{301}", "1e999999999999", .date(TemplateDate(Date(timeIntervalSince1970: .nan))),
    .date(TemplateDate(Date(timeIntervalSince1970: 1e300), timeZone: .gmt)), ["<", [[:]]], nil,
  ]

  @Test("no value and no argument crash a filter")
  func extremes() throws {
    let engine = Engine(loader: DictionaryLoader([:]))
    for filter in filters {
      let template = try engine.compile("{{ x|\(filter) }}")
      var lengths: [Int] = []
      for x in values {
        for v in values {
          do {
            lengths.append(try engine.render(template, ["x": x, "v": v]).count)
          } catch let error as TemplateError {
            #expect(error.kind == .render, "\(filter): \(error)")
          }
        }
      }
      #expect(lengths.contains { $0 > 0 } && lengths.allSatisfy { $0 <= 100_000 }, "\(filter)")
    }
  }

  @Test("an if with thousands of terms is an error, not a crash")
  func longCondition() {
    let terms = Array(repeating: "1", count: 4000).joined(separator: " or ")
    #expect(failure("{% if \(terms) %}{% endif %}", [:])?.kind == .syntax)
  }

  @Test("hundreds of filters in a row work, and thousands are an error, not a crash")
  func longChain() {
    let chain = { (count: Int) in "{{ x" + String(repeating: "|upper", count: count) + " }}" }
    #expect(failure(chain(400), ["x": "a"]) == nil)
    #expect(failure(chain(4000), ["x": "a"])?.kind == .syntax)
  }

  @Test("values nested too deep are an error or cut, not a crash")
  func nesting() {
    let deep = (0..<1000).reduce(TemplateValue.array([])) { value, _ in .array(["a", value]) }
    for filter in ["json_script", "unordered_list"] {
      #expect(failure("{{ x|\(filter) }}", ["x": deep])?.kind == .render)
    }
    #expect(failure("{{ x }}", ["x": deep]) == nil)
  }

  @Test("hostile text takes linear time", .timeLimit(.minutes(1)))
  func linear() throws {
    let filters = [
      "striptags", "urlize", "truncatechars_html:9", "linebreaks", "slugify", "wordwrap:9", "title", "cut:y",
    ]
    let parts = ["<a ", "<!--", "((", ").", "&", "\n", "a@", "-", "<a =\"", ";;&amp;"]
    for filter in filters {
      for part in parts {
        let text = String(repeating: part, count: 10_000)
        _ = try rendered(
          "{{ x|\(filter) }}", ["x": .string(text), "y": .string(String(repeating: part, count: 5000) + "!")])
      }
    }
  }
}
