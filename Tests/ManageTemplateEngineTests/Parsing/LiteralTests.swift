import ManageTemplateEngine
import Testing

@Suite("Numbers and names in tags")
struct LiteralTests {
  @Test(
    "numbers are read as Python reads them",
    arguments: [
      ("1_000", "1000"), ("٣", "3"), ("١.٥", "1.5"), ("007", "7"), ("+1", "1"), ("-.5", "-0.5"), ("1_0e2", "1000.0"),
      ("99999999999999999999", "99999999999999999999"), ("1e400", "inf"), ("2.", ""), ("1__0", ""), ("1_", ""),
    ])
  func numbers(_ literal: String, _ expected: String) throws {
    #expect(try rendered("{{ \(literal) }}") == expected)
  }

  @Test("a name has no sign", arguments: [("a-b", "-"), ("--1", "-"), ("x+y", "+"), ("-5.", "-"), ("l.-1", "-")])
  func signs(_ name: String, _ sign: String) {
    #expect(failure("{{ \(name) }}")?.message == "Invalid character ('\(sign)') in variable name: '\(name)'")
  }
}
