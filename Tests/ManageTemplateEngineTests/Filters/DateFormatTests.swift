import Foundation
import ManageTemplateEngine
import Testing

@Suite("Formats of dates")
struct DateFormatTests {
  private let values: Values = [
    "d": .date(TemplateDate(Date(timeIntervalSince1970: 1_199_192_523))),
    "day": .date(TemplateDate(Date(timeIntervalSince1970: 1_199_145_600), kind: .date)),
    "time": .date(TemplateDate(Date(timeIntervalSince1970: 46_923), kind: .time)),
  ]

  @Test(
    "an empty format is the language's, and one that doesn't fit shows nothing",
    arguments: [
      ("d|date:''", "Jan. 1, 2008"), ("d|date:none", "Jan. 1, 2008"), ("d|time:''", "1:02 p.m."),
      ("day|naturalday:none", "Jan. 1, 2008"), ("d|time:'Y'", ""), ("day|time:'H'", ""), ("day|time:'Y'", ""),
      ("time|date:'Y'", ""), ("time|date:'H:i c'", "13:02 13:02:03"), ("d|naturalday:'Y'", "2008"),
    ])
  func fitting(_ expression: String, _ expected: String) throws {
    #expect(try rendered("{{ \(expression) }}", values.merging(["none": nil]) { $1 }) == expected)
  }

  @Test("a day asked for its time is an error", arguments: ["day|date:'H'", "d|naturalday:'H'", "day|naturaltime"])
  func wrong(_ expression: String) {
    #expect(failure("{{ \(expression) }}", values)?.kind == .render)
  }

  @Test("a letter behind a backslash stands for itself, even where that stands for itself")
  func backslashes() throws {
    #expect(try rendered("{{ d|date:f }}", values.merging(["f": "\\Y\\\\Y \\"]) { $1 }) == "Y\\Y \\")
  }

  @Test("timesince of anything but a date or nothing is an error")
  func noDates() throws {
    #expect(try rendered("{{ ''|timesince }}{{ 0|timeuntil }}{{ d|timesince:d }}", values) == "0\u{a0}minutes")
    for expression in ["'x'|timesince", "d|timeuntil:'x'", "time|timesince"] {
      #expect(failure("{{ \(expression) }}", values)?.kind == .render)
    }
  }

  @Test("a time that comes twice has no zone to show")
  func ambiguous() throws {
    let chicago = TimeZone(identifier: "America/Chicago") ?? .gmt
    let twice = TemplateDate(Date(timeIntervalSince1970: 1_730_615_400), timeZone: chicago, isPinned: true)
    #expect(try rendered("{{ d|date:'H:i T O' }}", ["d": .date(twice)]) == "01:30  ")
  }

  @Test("a format that asks for no part of a date stands for any value but nothing")
  func literals() throws {
    let odd: Values = ["text": "a", "none": nil, "list": [], "f": "\\Y-"]
    #expect(
      try rendered("{{ text|date:f }} {{ 0|time:f }} {{ list|date:f }} {{ 1|time:'e-T' }}{{ text|date:'Y-' }}", odd)
        == "Y- Y- Y- -")
    #expect(try rendered("{{ none|date:f }}{{ ''|time:f }}", odd) == "")
  }

  @Test("an offset shows its seconds where local time had some")
  func seconds() throws {
    let paris = TimeZone(identifier: "Europe/Paris")
    let date = TemplateDate(Date(timeIntervalSince1970: -2_208_988_800 - 561), timeZone: paris, isPinned: true)
    #expect(
      try rendered("{{ d|date:'c' }} {{ d|date:'r' }} {{ d|date:'O' }} {{ d|lower }}", ["d": .date(date)])
        == "1900-01-01T00:00:00+00:09:21 Mon, 01 Jan 1900 00:00:00 +000921 +0009 1900-01-01 00:00:00+00:09:21")
  }
}
