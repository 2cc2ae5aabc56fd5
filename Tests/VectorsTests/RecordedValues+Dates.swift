import Foundation
import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

extension RecordedValues {
  /// A date, a time of day or both.
  func date(_ tag: String, _ text: String, _ object: JSONObject) -> TemplateValue {
    let kind: TemplateDate.Kind = tag == "$datetime" ? .dateTime : tag == "$date" ? .date : .time
    let whole = kind == .date ? text + "T00:00:00" : kind == .time ? "2001-01-01T" + text : text
    let own = object["tz"]?.string.flatMap(Self.zone)
    let wall = Self.wallClock(whole)
    let instant = Self.instant(wall, in: own ?? .gmt, isSecond: object["fold"] != nil)
    var date = TemplateDate(instant, timeZone: own, kind: kind)
    date.zoneName = object["tzname"]?.string
    return .date(date)
  }

  /// The zone of an IANA name or of an offset.
  static func zone(_ name: String) -> TimeZone? { ZoneName.zone(name) }

  /// The instant at which a clock shows a time; of two, the first or the second.
  static func instant(_ wall: Double, in zone: TimeZone, isSecond: Bool = false) -> Date {
    let nearby = [-86_400.0, 86_400].map { zone.secondsFromGMT(for: Date(timeIntervalSince1970: wall + $0)) }
    let candidates = nearby.map { Date(timeIntervalSince1970: wall - Double($0)) }
    let valid = candidates.filter { wall == $0.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: $0)) }
    return isSecond ? valid.last ?? candidates[1] : valid.first ?? candidates[0]
  }

  /// Seconds since 1970 on the wall clock of `2008-01-01T12:30:00.5`.
  static func wallClock(_ text: String) -> Double {
    let parts = text.split { "-T:.Z".contains($0) }.map { Int($0) ?? 0 }
    func part(_ index: Int) -> Int { parts.indices.contains(index) ? parts[index] : 0 }
    let days = CivilDay(year: part(0), month: part(1), day: part(2)).daysSinceEpoch
    let seconds = days * 86_400 + part(3) * 3600 + part(4) * 60 + part(5)
    let digits = text.split(separator: ".").dropFirst().first?.prefix { $0 != "Z" }
    let fraction = digits.flatMap { Double("0." + $0) } ?? 0
    return Double(seconds) + fraction
  }
}
