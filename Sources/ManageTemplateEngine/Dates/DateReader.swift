package import Foundation
import ManageGroundwork

/// Reads dates and times of day as forms, URLs and JSON send them: ISO 8601, and what Django reads besides.
package enum DateReader {
  /// Well-formed text that isn't a date, such as the 30th of February.
  package struct Impossible: Error, CustomStringConvertible {
    /// The text that was read.
    package let text: String
    /// One line.
    package var description: String { "'\(text)' is well formed, but there is no such date or time" }
  }

  /// A day such as `2026-11-23`, `20261123` or `2026-W48-1`, as it is in `zone`; nil for other text.
  package static func date(_ text: String, in zone: TimeZone = .gmt) throws(Impossible) -> TemplateDate? {
    var scanner = DateScanner(text)
    if let days = scanner.isoDays(), scanner.isAtEnd { return TemplateDate(civilDays: days, 0, .date, zone) }
    scanner = DateScanner(loosely: text)
    guard let fields = scanner.looseDate(), scanner.isAtEnd else { return nil }
    return TemplateDate(civilDays: try days(fields, text), 0, .date, zone)
  }

  /// A time of day such as `9:05` or `09:05:30.25`, as a clock in `zone` shows it; nil for other text. An offset is
  /// read over.
  package static func time(_ text: String, in zone: TimeZone = .gmt) throws(Impossible) -> TemplateDate? {
    var scanner = DateScanner(text)
    if let time = scanner.isoTime(), scanner.isAtEnd {
      return TemplateDate(civilDays: firstDay, time.microseconds, .time, zone)
    }
    scanner = DateScanner(loosely: text)
    guard let fields = scanner.looseTime(), scanner.isAtEnd else { return nil }
    return TemplateDate(civilDays: firstDay, try microseconds(fields, text), .time, zone)
  }

  /// A day and a time such as `2026-11-23 9:05` or `2026-11-23T09:05:30.25+09:00`; nil for other text.
  ///
  /// Without an offset its clock's numbers are those of `zone`, as for any value without a zone of its own.
  package static func dateTime(_ text: String, in zone: TimeZone = .gmt) throws(Impossible) -> TemplateDate? {
    var scanner = DateScanner(text)
    if let days = scanner.isoDays() {
      if scanner.isAtEnd { return TemplateDate(civilDays: days, 0, .dateTime, zone) }
      if scanner.skip(), !scanner.take("T"), let time = scanner.isoTime(), scanner.isAtEnd {
        return TemplateDate(civilDays: days, time.microseconds, .dateTime, zone, offset: time.offset)
      }
    }
    scanner = DateScanner(loosely: text)
    guard let date = scanner.looseDate(), scanner.take("T") || scanner.take(" "), let time = scanner.looseTime() else {
      return nil
    }
    let offset = scanner.looseOffset()
    guard scanner.isAtEnd else { return nil }
    guard offset.map({ abs($0) < 86_400 }) ?? true else { throw Impossible(text: text) }
    let (days, clock) = (try days(date, text), try microseconds(time, text))
    var result = TemplateDate(civilDays: days, clock, .dateTime, zone, offset: offset)
    if let offset, offset != 0 {
      result.zoneName = CivilDate(result, in: result.timeZone ?? zone).offsetText()
    }
    return result
  }

  /// 2001-01-01, which stands for no day in a time of day.
  private static let firstDay = 11_323

  private static func days(_ date: [Int], _ text: String) throws(Impossible) -> Int {
    let day = CivilDay(year: date[0], month: date[1], day: date[2])
    guard day.isValid else { throw Impossible(text: text) }
    return day.daysSinceEpoch
  }

  private static func microseconds(_ time: [Int], _ text: String) throws(Impossible) -> Int {
    guard time[0] < 24, time[1] < 60, time[2] < 60 else { throw Impossible(text: text) }
    return ((time[0] * 60 + time[1]) * 60 + time[2]) * 1_000_000 + time[3]
  }
}

extension TemplateDate {
  /// A day and a time of day, on the clock of an offset or else of a zone. Foundation has no offsets beyond 18 hours:
  /// such an instant is shown in UTC.
  fileprivate init(
    civilDays days: Int, _ microseconds: Int, _ kind: Kind, _ zone: TimeZone = .gmt, offset: Int? = nil
  ) {
    let wall = Double(days) * 86_400 + Double(microseconds) / 1_000_000
    let own = offset.map { $0 == 0 ? TimeZone.gmt : TimeZone(secondsFromGMT: $0) ?? .gmt }
    let distance = offset ?? zone.secondsFromGMT(for: Date(timeIntervalSince1970: wall))
    var instant = Date(timeIntervalSince1970: wall - Double(distance))
    if own == nil { instant = Date(timeIntervalSince1970: wall - Double(zone.secondsFromGMT(for: instant))) }
    self.init(instant, timeZone: own, kind: kind)
    clock = zone
  }
}
