import Testing

@testable import ManageKit

struct CalendarDateTests {
  @Test(
    "a day is written and read as ISO 8601 has it", arguments: ["2026-01-31", "2024-02-29", "0001-01-01", "9999-12-31"])
  func text(text: String) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.description == text)
    #expect(CalendarDate(daysSinceEpoch: date.daysSinceEpoch) == date)
  }

  @Test(
    "only days in the calendar are days",
    arguments: [
      "2025-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00", "2026-1-1", "0000-01-01",
      "10000-01-01", "2026-01-01 ", "2026-01-01T00:00", "", "-026-01-01",
    ])
  func invalid(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("days are in the order of the calendar")
  func order() throws {
    let days = try ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].map { try #require(CalendarDate($0)) }
    #expect(days.sorted() == days)
    #expect(days.reversed().sorted() == days)
    #expect(CalendarDate(year: 40_000, month: 1, day: 1) == nil)
  }
}
