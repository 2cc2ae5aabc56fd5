import Foundation

/// The names of time zones as Python shows them.
enum ZoneName {
  /// The zone of an IANA name or an offset such as `+09:00`.
  static func zone(_ name: String) -> TimeZone? {
    guard name != "UTC" else { return .gmt }
    guard let sign = name.first, sign == "+" || sign == "-" else { return TimeZone(identifier: name) }
    let parts = name.dropFirst().split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2, parts[0] < 24, parts[1] < 60 else { return nil }
    return TimeZone(secondsFromGMT: (parts[0] * 3600 + parts[1] * 60) * (sign == "-" ? -1 : 1))
  }

  /// The zone's IANA name, or its offset where it has none.
  static func full(of zone: TimeZone) -> String {
    zone.identifier.hasPrefix("GMT") ? short(of: zone, at: Date(timeIntervalSince1970: 0)) : zone.identifier
  }

  /// Python's `repr()`.
  static func representation(of zone: TimeZone, named name: String?) -> String {
    guard zone.identifier.hasPrefix("GMT") || zone.identifier == "UTC" else {
      return "zoneinfo.ZoneInfo(key='\(zone.identifier)')"
    }
    let seconds = zone.secondsFromGMT()
    let offset = TemplateDuration(microseconds: seconds * 1_000_000).representation
    guard let name else { return seconds == 0 ? "datetime.timezone.utc" : "datetime.timezone(\(offset))" }
    return "datetime.timezone(\(offset), \(name.pythonRepresentation))"
  }

  /// `CET`, `UTC`, or where the zone is a mere offset `UTC+03:15`.
  static func short(of zone: TimeZone, at instant: Date) -> String {
    let offset = zone.secondsFromGMT(for: instant)
    if zone.identifier.hasPrefix("GMT") {
      guard offset != 0 else { return "UTC" }
      let minutes = abs(offset) / 60
      return "UTC\(offset < 0 ? "-" : "+")\((minutes / 60).padded(2)):\((minutes % 60).padded(2))"
    }
    if zone.identifier == "UTC" { return "UTC" }
    let time = Int(saturating: instant.timeIntervalSince1970.rounded(.down))
    let isDaylightSaving = zone.isDaylightSavingTime(for: instant)
    return SystemZones.abbreviation(of: zone.identifier, at: time, isDaylightSaving: isDaylightSaving)
      ?? zone.abbreviation(for: instant) ?? zone.identifier
  }
}
