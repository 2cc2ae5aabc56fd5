import Foundation
import ManageTemplateEngine
import Testing

@Suite("Date filters")
struct DateFilterTests {
  /// 2026-02-03 14:05:06.789 UTC, a Tuesday.
  private let instant = Date(timeIntervalSince1970: 1_770_127_506.789)

  private func shown(_ expression: String, options: Options = Options()) throws -> String {
    try rendered("{{ \(expression) }}", ["d": instant.templateValue], options: options)
  }

  @Test(
    "every letter of the format",
    arguments: [
      ("Y-m-d H:i:s", "2026-02-03 14:05:06"), ("y n j G", "26 2 3 14"),
      ("D l N M F b E", "Tue Tuesday Feb. Feb February feb February"),
      ("g h P f a A", "2 02 2:05 p.m. 2:05 p.m. PM"), ("jS", "3rd"), ("L t z w W o", "False 28 34 2 6 2026"),
      ("O Z T e I", "+0000 0 UTC UTC 0"), ("u U", "789000 1770127506"), ("\\Y\\e\\a\\r Y", "Year 2026"),
      ("c", "2026-02-03T14:05:06.789000+00:00"), ("r", "Tue, 03 Feb 2026 14:05:06 +0000"),
      ("DATE_FORMAT", "Feb. 3, 2026"), ("SHORT_DATETIME_FORMAT", "02/03/2026 2:05 p.m."),
    ])
  func letters(_ format: String, _ expected: String) throws {
    #expect(try shown("d|date:'\(format)'") == expected)
  }

  @Test("dates are shown in the engine's zone")
  func zone() throws {
    let seoul = Options(timeZone: TimeZone(identifier: "Asia/Seoul") ?? .gmt)
    #expect(try shown("d|date:'Y-m-d H:i T'", options: seoul) == "2026-02-03 23:05 KST")
    #expect(try shown("d", options: seoul) == "Feb. 3, 2026, 11:05 p.m.")
  }

  @Test("time shows the time of day, and nothing of a value without one")
  func time() throws {
    #expect(try shown("d|time:'H:i'") == "14:05")
    #expect(try shown("d|time") == "2:05 p.m.")
    #expect(try shown("'x'|date:'Y'") == "")
  }

  @Test("timesince shows the two largest units")
  func timeSince() throws {
    let elapsed: [(Double, String)] = [
      (30, "0\u{a0}minutes"), (60, "1\u{a0}minute"), (3600 * 26, "1\u{a0}day, 2\u{a0}hours"), (-5, "0\u{a0}minutes"),
      (86_400 * 400, "1\u{a0}year, 1\u{a0}month"), (86_400 * 17, "2\u{a0}weeks, 3\u{a0}days"),
    ]
    for (seconds, expected) in elapsed {
      let now = instant.addingTimeInterval(seconds)
      #expect(try shown("d|timesince", options: Options(now: { now })) == expected)
    }
    let before = instant.addingTimeInterval(-7200)
    #expect(try shown("d|timeuntil", options: Options(now: { before })) == "2\u{a0}hours")
  }
}
