import ManageTemplateEngine
import Testing

@Suite("dictsort")
struct SortingTests {
  private let values: Values = [
    "pairs": [[1, "b"], [2, "a"]], "words": ["ab", "ba"], "lists": [["a": [2]], ["a": [1]]], "none": nil,
  ]

  @Test(
    "a number is a place, from the end where it is negative",
    arguments: [("pairs|dictsort:1", "[[2, 'a'], [1, 'b']]"), ("words|dictsort:-1", "['ba', 'ab']")])
  func places(_ expression: String, _ expected: String) throws {
    #expect(try rendered("{{ \(expression)|safe }}", values) == expected)
  }

  @Test(
    "names lead to members, not to places",
    arguments: ["lists|dictsort:'a.0'", "pairs|dictsort:'1'", "words|dictsort:none"])
  func names(_ expression: String) throws {
    #expect(try rendered("{{ \(expression) }}", values) == "")
  }

  @Test("a list too short, a missing key and an empty name are errors")
  func missing() {
    for expression in ["words|dictsort:2", "people|dictsortreversed:0", "people|dictsort:''"] {
      #expect(failure("{{ \(expression) }}", ["words": ["ab"], "people": [["a": 1]]])?.kind == .render)
    }
  }
}
