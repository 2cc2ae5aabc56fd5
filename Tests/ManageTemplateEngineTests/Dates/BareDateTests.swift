import Foundation
import ManageTemplateEngine
import Testing

@Suite("Dates without a zone")
struct BareDateTests {
  private let chicago = Options(timeZone: TimeZone(identifier: "America/Chicago") ?? .gmt)
  /// 2008-01-01 00:30 on a clock.
  private let date = TemplateDate(Date(timeIntervalSince1970: 1_199_147_400))

  @Test("their numbers are the same in any zone, wherever they are shown")
  func numbers() throws {
    let source = "{{ d|date:'Y-m-d H:i' }} {{ d|lower }} {{ d.hour }} {{ d|stringformat:'r' }}"
    let expected = "2008-01-01 00:30 2008-01-01 00:30:00 0 datetime.datetime(2008, 1, 1, 0, 30)"
    #expect(try rendered(source, ["d": .date(date)], options: chicago) == expected)
  }

  @Test("a day is the same in any zone")
  func days() throws {
    let day = TemplateDate(Date(timeIntervalSince1970: 1_199_145_600), kind: .date)
    #expect(
      try rendered("{{ d }} {{ d|date:'Y-m-d' }}", ["d": .date(day)], options: chicago) == "Jan. 1, 2008 2008-01-01")
  }

  @Test("the engine's zone says when that was")
  func instants() throws {
    let source = "{{ d|date:'U T O' }} {{ d|utc|date:'H:i e' }}"
    #expect(try rendered(source, ["d": .date(date)], options: chicago) == "1199169000 CST -0600 06:30 UTC")
  }

  @Test("one that was read on a clock of a zone shows that clock's numbers")
  func clocks() throws {
    let seoul = try #require(TimeZone(identifier: "Asia/Seoul"))
    let read = try #require(try DateReader.dateTime("2026-11-23 09:00", in: seoul))
    #expect(try rendered("{{ d|date:'H:i' }} {{ d }}", ["d": .date(read)]) == "09:00 Nov. 23, 2026, 9 a.m.")
  }

  @Test("a date with a zone and one without are neither equal nor in an order")
  func comparison() throws {
    var aware = date
    aware.timeZone = .gmt
    let source =
      "{% if a == b %}e{% endif %}{% if a <= b or a >= b %}o{% endif %}{% if a == a and a <= a %}s{% endif %}"
    #expect(try rendered(source, ["a": .date(date), "b": .date(aware)]) == "s")
  }

  @Test("the time since one counts on the clock of the engine's zone")
  func elapsed() throws {
    var options = chicago
    options.now = { Date(timeIntervalSince1970: 1_199_169_000 + 7200) }
    let shown = try rendered(
      "{{ d|timesince }} {{ d|naturaltime }} {{ d|naturalday }}", ["d": .date(date)], options: options)
    #expect(shown == "2\u{a0}hours 2\u{a0}hours ago today")
  }

  @Test("a time of day shows the offset that it came with")
  func timesOfDay() throws {
    let time = TemplateDate(Date(timeIntervalSince1970: 3600), timeZone: TimeZone(secondsFromGMT: 32_400), kind: .time)
    #expect(try rendered("{{ t|lower }}", ["t": .date(time)]) == "10:00:00+09:00")
    #expect(failure("{{ t|json_script }}", ["t": .date(time)])?.kind == .render)
    var local = time
    local.timeZone = TimeZone(identifier: "Asia/Seoul")
    #expect(try rendered("{{ t|json_script }}", ["t": .date(local)]).contains(">\"10:00:00\"<"))
  }

  @Test("now is one without a zone where the engine doesn't use zones")
  func now() throws {
    var options = chicago
    options.usesTimeZones = false
    options.now = { Date(timeIntervalSince1970: 0) }
    #expect(try rendered("{% now 'c e' %}", options: options) == "1969-12-31T18:00:00 ")
  }

  @Test("a value has those parts alone that its kind has, and names its zone")
  func parts() throws {
    let seoul = TimeZone(identifier: "Asia/Seoul")
    let parts = "{{ d.year }},{{ d.weekday }},{{ d.hour }},{{ d.tzinfo }},{{ d.date }},{{ d.time }}"
    var date = TemplateDate(Date(timeIntervalSince1970: 0), kind: .time)
    #expect(try rendered(parts, ["d": .date(date)]) == ",,0,None,,")
    date.kind = .date
    #expect(try rendered(parts, ["d": .date(date)]) == "1970,3,,,,")
    date = TemplateDate(date.instant, timeZone: seoul)
    #expect(try rendered(parts, ["d": .date(date)]) == "1970,3,9,Asia/Seoul,Jan. 1, 1970,9 a.m.")
    date.zoneName = "+0900"
    #expect(try rendered("{{ d.tzinfo }}", ["d": .date(date)]) == "+0900")
  }
}
