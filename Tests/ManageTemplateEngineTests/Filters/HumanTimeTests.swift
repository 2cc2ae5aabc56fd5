import Foundation
import ManageTemplateEngine
import Testing

@Suite("Dates as people speak of them")
struct HumanTimeTests {
  private let now = Date(timeIntervalSince1970: 1_770_127_506)

  private func shown(_ filter: String, _ seconds: Double) throws -> String {
    let options = Options(now: { [now] in now })
    return try rendered("{{ d|\(filter) }}", ["d": now.addingTimeInterval(seconds).templateValue], options: options)
  }

  @Test(
    "naturaltime",
    arguments: [
      (0.0, "now"), (-1, "a second ago"), (-30, "30\u{a0}seconds ago"), (-60, "a minute ago"),
      (-7300, "2\u{a0}hours ago"),
      (-86_400 * 8, "1\u{a0}week, 1\u{a0}day ago"), (5, "5\u{a0}seconds from now"), (3600, "an hour from now"),
    ] as [(Double, String)])
  func naturalTime(_ seconds: Double, _ expected: String) throws {
    #expect(try shown("naturaltime", seconds) == expected)
  }

  @Test("naturalday")
  func naturalDay() throws {
    #expect(try [-86_400.0, 0, 86_400].map { try shown("naturalday", $0) } == ["yesterday", "today", "tomorrow"])
    #expect(try shown("naturalday:'Y-m-d'", -864_000) == "2026-01-24")
  }
}
