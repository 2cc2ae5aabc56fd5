import Foundation
import ManageTemplateEngine
import Testing

@Suite("Reading dates and lengths of time")
struct ReaderTests {
  @Test("a day in its forms", arguments: ["2026-11-23", "20261123", "2026-W48-1", "2026-11-23"])
  func days(_ text: String) throws {
    #expect(try DateReader.date(text)?.instant == Date(timeIntervalSince1970: 1_795_392_000))
  }

  @Test("text that isn't a date is nil; a day that isn't in the calendar is an error")
  func wrongDays() throws {
    #expect(try DateReader.date("2026-11") == nil)
    #expect(try DateReader.date("yesterday") == nil)
    #expect(throws: DateReader.Impossible.self) { try DateReader.date("2026-2-30") }
    #expect(throws: DateReader.Impossible.self) { try DateReader.time("25:0") }
  }

  @Test("a time with an offset is an instant; one without is that of a clock in the zone")
  func times() throws {
    let seoul = try #require(TimeZone(identifier: "Asia/Seoul"))
    let instant = Date(timeIntervalSince1970: 1_795_392_000)
    #expect(try DateReader.dateTime("2026-11-23T09:00:00+09:00")?.instant == instant)
    #expect(try DateReader.dateTime("2026-11-23 9:00", in: seoul)?.instant == instant)
    #expect(try DateReader.dateTime("2026-11-23T00:00:00Z")?.timeZone == .gmt)
    #expect(try DateReader.dateTime("2026-11-23T") == nil)
  }

  @Test(
    "offsets are read as Python reads them: behind any one character, or any number of them behind six digits",
    arguments: [
      "T09:00:00 +09:00", "T09:00:00.+09", "T0900 +0900", "T09+09:00", " 09:00:00.000000000  +09:00", "T00:00:00 Z",
      "T23:59:00+23:59",
    ])
  func offsets(_ time: String) throws {
    let date = try #require(try DateReader.dateTime("2026-11-23" + time))
    #expect(date.instant == Date(timeIntervalSince1970: 1_795_392_000) && date.timeZone != nil)
    #expect(try DateReader.time(String(time.dropFirst())) != nil)
  }

  @Test("digits may be those of any script, and any white space stands before an offset")
  func loosely() throws {
    let instant = Date(timeIntervalSince1970: 1_795_392_000)
    #expect(try DateReader.dateTime("２０２６-11-23 9:0 \t+09")?.instant == instant)
    #expect(try DateReader.date("２０２６-11-23")?.instant == instant)
  }

  @Test("an offset of a day is an error, and half of one makes the text no date")
  func wrongOffsets() throws {
    for text in ["2026-11-23 09:00:00+24:00", "2026-02-29T09:00 +09:00"] {
      #expect(throws: DateReader.Impossible.self) { try DateReader.dateTime(text) }
    }
    for end in ["+09:", "+9", "x", "  x+09:00", ".5  x+09:00"] {
      #expect(try DateReader.dateTime("2026-11-23T09:00:00" + end) == nil)
    }
  }

  @Test(
    "a length of time in its forms",
    arguments: [
      ("15:30", 930.0), ("1 02:03:04.5", 93_784.5), ("-15:30", -930), ("1 day, 0:00:01", 86_401),
      ("P1DT2H", 93_600), ("-PT0.5S", -0.5), ("3 days 04:05:06", 273_906), ("P4W", 2_419_200), ("", 0),
      ("１５:３０", 930),
    ])
  func durations(_ text: String, _ seconds: Double) {
    #expect(DurationReader.duration(text)?.microseconds == Int(seconds * 1_000_000))
  }

  @Test("text that isn't a length of time is nil", arguments: ["a while", "1:2:3:4", "P1Y", "15:30x"])
  func wrongDurations(_ text: String) {
    #expect(DurationReader.duration(text) == nil)
  }
}
