import Foundation
import ManageGroundwork
import Testing

@testable import ManageKit

struct TimestampTextTests {
  @Test(
    "an instant is written as Django writes it: UTC, six digits of a fraction or none",
    arguments: [
      (1_780_218_900, "2026-05-31 09:15:00"), (1_780_218_900.25, "2026-05-31 09:15:00.250000"),
      (1_780_218_900.000_001, "2026-05-31 09:15:00.000001"), (0, "1970-01-01 00:00:00"),
      (-0.000_001, "1969-12-31 23:59:59.999999"), (-14_182_940, "1969-07-20 20:17:40"),
      (951_782_400, "2000-02-29 00:00:00"), (-62_135_596_800, "0001-01-01 00:00:00"),
      (253_402_300_799, "9999-12-31 23:59:59"),
    ] as [(Double, String)])
  func writing(seconds: Double, text: String) {
    let date = Date(timeIntervalSince1970: seconds)
    #expect(TimestampText.text(from: date) == text)
    #expect(TimestampText.date(from: text).map { abs($0.timeIntervalSince(date)) < 0.000_000_5 } == true)
  }

  @Test(
    "a year that Django can't write is not written",
    arguments: [-62_135_596_801, 253_402_300_800, 1e18, -1e300, .infinity, .nan] as [Double])
  func unwritable(seconds: Double) {
    #expect(TimestampText.text(from: Date(timeIntervalSince1970: seconds)) == nil)
  }

  @Test(
    "ISO 8601's forms are read",
    arguments: [
      ("2026-05-31", 1_780_185_600), ("2026-05-31T09:15", 1_780_218_900), ("2026-05-31 09:15:00Z", 1_780_218_900),
      ("2026-05-31T09:15:00.5", 1_780_218_900.5), ("2026-05-31T09:15:00.123456789Z", 1_780_218_900.123_456_789),
      ("2026-05-31T18:15:00+09:00", 1_780_218_900), ("2026-05-31 18:15:00+09", 1_780_218_900),
      ("2026-05-31T05:45:00.250-03:30", 1_780_218_900.25), ("2024-02-29 00:00:00", 1_709_164_800),
    ] as [(String, Double)])
  func reading(text: String, seconds: Double) throws {
    let date = try #require(TimestampText.date(from: text))
    #expect(abs(date.timeIntervalSince1970 - seconds) < 0.000_000_5)
  }

  @Test(
    "anything else is no instant",
    arguments: [
      "", "now", "2026", "2026-5-31", "2026-13-01", "2026-00-10", "2026-05-00", "2026-04-31", "2025-02-29",
      "1900-02-29", "2026-05-31 ", "2026-05-31 9:15", "2026-05-31 24:00:00", "2026-05-31 09:60", "2026-05-31 09:15:60",
      "2026-05-31 09:15:00.", "2026-05-31 09:15:00.1234567890", "2026-05-31 09:15:00 KST", "2026-05-31 09:15:00+9",
      "2026-05-31 09:15:00+24:00", "2026-05-31 09:15:00+09:60", "2026-05-31 09:15:00Zulu", "٢٠٢٦-05-31",
      "-026-05-31", "2026-05-31\0",
    ])
  func invalid(text: String) {
    #expect(TimestampText.date(from: text) == nil)
  }

  @Test("every day of 400 years is the calendar's next")
  func calendar() {
    var previous = CivilDay(daysSinceEpoch: -200_000)
    for number in -199_999 ... -53_000 {
      let day = CivilDay(daysSinceEpoch: number)
      let isNextDay = day.year == previous.year && day.month == previous.month && day.day == previous.day + 1
      let isNextMonth = day.day == 1 && previous.day >= 28 && (day.month == previous.month % 12 + 1)
      #expect(day.daysSinceEpoch == number && (isNextDay || isNextMonth))
      previous = day
    }
  }
}
