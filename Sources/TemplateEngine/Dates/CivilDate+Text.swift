import Foundation

extension CivilDate {
  /// The date, the time, or both with the zone's offset, as ISO 8601 has them.
  func iso(separator: Unicode.Scalar) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(32)
    if kind != .time { writeDay(to: &text) }
    if kind == .dateTime { text.append(UInt8(ascii: separator)) }
    if kind != .date { writeClock(to: &text) }
    if isAware, kind == .dateTime || kind == .time && zone.isFixed { writeOffset(separator: ":", to: &text) }
    return String(decoding: text, as: UTF8.self)
  }

  private func writeDay(to text: inout [UInt8]) {
    text.append(year, width: 4)
    text.append(UInt8(ascii: "-"))
    text.append(month, width: 2)
    text.append(UInt8(ascii: "-"))
    text.append(day, width: 2)
  }

  private func writeClock(to text: inout [UInt8]) {
    text.append(hour, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(minute, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(second, width: 2)
    guard microsecond != 0 else { return }
    text.append(UInt8(ascii: "."))
    text.append(microsecond, width: 6)
  }

  private func writeOffset(separator: String, to text: inout [UInt8]) {
    let seconds = abs(offset)
    text.append(UInt8(ascii: offset < 0 ? "-" : "+"))
    text.append(seconds / 3600, width: 2)
    text.append(contentsOf: separator.utf8)
    text.append(seconds / 60 % 60, width: 2)
  }

  /// `+0900`, or with a separator `+09:00`.
  func offsetText(separator: String) -> String {
    var text: [UInt8] = []
    writeOffset(separator: separator, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}

extension TimeZone {
  /// Whether it is a mere offset, the same at any time.
  fileprivate var isFixed: Bool { identifier.hasPrefix("GMT") || identifier == "UTC" }
}

extension TemplateDate {
  /// What Python's `str()` shows.
  var isoText: String {
    CivilDate(self, in: timeZone ?? clock).iso(separator: " ")
  }

  /// What Python's `repr()` shows.
  var representation: String {
    let civil = CivilDate(self, in: timeZone ?? clock)
    let clock = [civil.hour, civil.minute] + (civil.second == 0 && civil.microsecond == 0 ? [] : [civil.second])
    let parts =
      (kind == .time ? [] : [civil.year, civil.month, civil.day]) + (kind == .date ? [] : clock)
      + (kind == .date || civil.microsecond == 0 ? [] : [civil.microsecond])
    let name = kind == .dateTime ? "datetime" : kind == .date ? "date" : "time"
    let zone = kind == .dateTime ? timeZone.map { ", tzinfo=\(ZoneName.representation(of: $0))" } ?? "" : ""
    return "datetime.\(name)(\(parts.map(String.init).joined(separator: ", "))\(zone))"
  }

  /// The parts that Python's dates have as attributes.
  func member(_ name: String) -> TemplateValue? {
    let civil = CivilDate(self, in: timeZone ?? clock)
    switch name {
    case "year": return .int(civil.year)
    case "month": return .int(civil.month)
    case "day": return .int(civil.day)
    case "hour": return .int(civil.hour)
    case "minute": return .int(civil.minute)
    case "second": return .int(civil.second)
    case "microsecond": return .int(civil.microsecond)
    case "weekday": return .int(civil.weekday)
    case "isoweekday": return .int(civil.weekday + 1)
    case "isoformat": return .string(civil.iso(separator: "T"))
    case "date": return .date(part(.date))
    case "time": return .date(part(.time))
    default: return nil
    }
  }

  private func part(_ kind: Kind) -> TemplateDate {
    var part = self
    part.kind = kind
    return part
  }
}
