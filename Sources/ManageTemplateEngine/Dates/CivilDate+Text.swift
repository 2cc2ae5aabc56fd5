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

  private func writeOffset(separator: String, hasSeconds: Bool = true, to text: inout [UInt8]) {
    let seconds = abs(offset)
    text.append(UInt8(ascii: offset < 0 ? "-" : "+"))
    text.append(seconds / 3600, width: 2)
    text.append(contentsOf: separator.utf8)
    text.append(seconds / 60 % 60, width: 2)
    guard hasSeconds, seconds % 60 != 0 else { return }
    text.append(contentsOf: separator.utf8)
    text.append(seconds % 60, width: 2)
  }

  /// `+0900`, or with its seconds, where local time once had some, `+000921`.
  func offsetText(hasSeconds: Bool = false) -> String {
    var text: [UInt8] = []
    writeOffset(separator: "", hasSeconds: hasSeconds, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}

extension TimeZone {
  /// Whether it is a mere offset, the same at any time.
  var isFixed: Bool { identifier.hasPrefix("GMT") || identifier == "UTC" }
}

extension TemplateDate {
  /// Python's `str()`.
  var isoText: String {
    CivilDate(self, in: timeZone ?? clock).iso(separator: " ")
  }

  /// Python's `repr()`.
  var representation: String {
    let civil = CivilDate(self, in: timeZone ?? clock)
    let clock = [civil.hour, civil.minute] + (civil.second == 0 && civil.microsecond == 0 ? [] : [civil.second])
    let parts =
      (kind == .time ? [] : [civil.year, civil.month, civil.day]) + (kind == .date ? [] : clock)
      + (kind == .date || civil.microsecond == 0 ? [] : [civil.microsecond])
    let name = kind == .dateTime ? "datetime" : kind == .date ? "date" : "time"
    let zone = timeZone.map { ", tzinfo=\(ZoneName.representation(of: $0, named: zoneName))" } ?? ""
    return "datetime.\(name)(\(parts.map(String.init).joined(separator: ", "))\(kind == .date ? "" : zone))"
  }

  /// The parts that Python's dates have as attributes.
  func member(_ name: String) -> TemplateValue? {
    let civil = CivilDate(self, in: timeZone ?? clock)
    if kind != .time, let member = dayMember(name, civil) { return member }
    if kind != .date, let member = clockMember(name, civil) { return member }
    switch name {
    case "isoformat": return .string(civil.iso(separator: "T"))
    case "date" where kind == .dateTime: return .date(part(.date))
    case "time" where kind == .dateTime: return .date(part(.time))
    default: return nil
    }
  }

  private func dayMember(_ name: String, _ civil: CivilDate) -> TemplateValue? {
    switch name {
    case "year": .int(civil.year)
    case "month": .int(civil.month)
    case "day": .int(civil.day)
    case "weekday": .int(civil.weekday)
    case "isoweekday": .int(civil.weekday + 1)
    default: nil
    }
  }

  private func clockMember(_ name: String, _ civil: CivilDate) -> TemplateValue? {
    switch name {
    case "hour": .int(civil.hour)
    case "minute": .int(civil.minute)
    case "second": .int(civil.second)
    case "microsecond": .int(civil.microsecond)
    case "tzinfo": timeZone.map { .object(TemplateZone($0, name: zoneName)) } ?? .null
    default: nil
    }
  }

  private func part(_ kind: Kind) -> TemplateDate {
    var part = self
    part.kind = kind
    return part
  }
}
