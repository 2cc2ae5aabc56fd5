import Foundation

extension CivilDate {
  private var hour12: Int { hour % 12 == 0 ? 12 : hour % 12 }

  /// The zone, for those letters that only a date with a time has an answer to.
  private var shownZone: TimeZone? { kind == .dateTime && !isAmbiguousOrImaginary ? zone : nil }

  /// Whether the clock shows a time that comes twice, or never.
  private var isAmbiguousOrImaginary: Bool {
    let wall = days * 86_400 + timeOfDay / 1_000_000
    let nearby = [-86_400.0, 86_400].map { zone.secondsFromGMT(for: instant.addingTimeInterval($0)) }
    let matches = Set(nearby).filter {
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(wall - $0))) == $0
    }
    return matches.count != 1 && Set(nearby).count > 1
  }

  /// Writes what most formats ask for without making a text of it.
  func writeTime(_ letter: Unicode.Scalar, to text: inout [UInt8], _ context: FilterContext) {
    switch letter {
    case "g": text.append(hour12, width: 1)
    case "G": text.append(hour, width: 1)
    case "h": text.append(hour12, width: 2)
    case "H": text.append(hour, width: 2)
    case "i": text.append(minute, width: 2)
    case "s": text.append(second, width: 2)
    case "u": text.append(microsecond, width: 6)
    default: text.append(contentsOf: timePart(letter, context).utf8)
    }
  }

  private func timePart(_ letter: Unicode.Scalar, _ context: FilterContext) -> String {
    switch letter {
    case "a": return context.translated(hour > 11 ? "p.m." : "a.m.")
    case "A": return context.translated(hour > 11 ? "PM" : "AM")
    case "e": return isAware && shownZone != nil ? shownZoneName : ""
    case "f": return minute == 0 ? "\(hour12)" : "\(hour12):\(minute.padded(2))"
    case "O": return shownZone == nil ? "" : offsetText()
    case "P":
      guard minute == 0, hour % 12 == 0 else { return timePart("f", context) + " " + timePart("a", context) }
      return context.translated(hour == 0 ? "midnight" : "noon")
    case "T": return shownZone == nil ? "" : shownZoneName
    default: return shownZone == nil ? "" : "\(offset)"
    }
  }

  func writeDate(_ letter: Unicode.Scalar, to text: inout [UInt8], _ context: FilterContext) {
    switch letter {
    case "d": text.append(day, width: 2)
    case "j": text.append(day, width: 1)
    case "m": text.append(month, width: 2)
    case "n": text.append(month, width: 1)
    case "y": text.append(year % 100, width: 2)
    case "Y": text.append(year, width: 4)
    default: text.append(contentsOf: datePart(letter, context).utf8)
    }
  }

  private func datePart(_ letter: Unicode.Scalar, _ context: FilterContext) -> String {
    switch letter {
    case "b": return shortMonth(context)
    case "c": return iso(separator: "T")
    case "D": return context.translated(String(DateNames.weekdays[weekday].prefix(3)))
    case "E": return context.translated(DateNames.months[month - 1], context: "alt. month")
    case "F": return context.translated(DateNames.months[month - 1])
    case "I": return shownZone.map { $0.isDaylightSavingTime(for: instant) ? "1" : "0" } ?? ""
    case "l": return context.translated(DateNames.weekdays[weekday])
    case "L": return isLeapYear ? "True" : "False"
    case "M": return TitleCase.text(shortMonth(context))
    case "N": return context.translated(DateNames.pressMonths[month - 1], context: "abbrev. month")
    case "o": return "\(isoWeek.year)"
    case "r": return emailDate
    case "S": return Self.ordinalSuffix(day)
    case "t": return "\(daysInMonth)"
    case "U": return "\(Int(saturating: instant.timeIntervalSince1970))"
    case "w": return "\((weekday + 1) % 7)"
    case "W": return "\(isoWeek.week)"
    default: return "\(dayOfYear)"
    }
  }

  private func shortMonth(_ context: FilterContext) -> String {
    context.translated(DateNames.months[month - 1].prefix(3).lowercased())
  }

  /// `Thu, 21 Dec 2000 16:01:07 +0200` (RFC 5322).
  private var emailDate: String {
    let (weekday, month) = (DateNames.weekdays[weekday].prefix(3), DateNames.months[month - 1].prefix(3))
    let date = "\(weekday), \(day.padded(2)) \(month) \(year.padded(4))"
    return "\(date) \(hour.padded(2)):\(minute.padded(2)):\(second.padded(2)) \(offsetText(hasSeconds: true))"
  }

  /// The zone's short name, such as `CET`.
  private var shownZoneName: String { zoneName ?? ZoneName.short(of: zone, at: instant) }

  static func ordinalSuffix(_ day: Int) -> String {
    switch (day % 10, day) {
    case (_, 11...13): "th"
    case (1, _): "st"
    case (2, _): "nd"
    case (3, _): "rd"
    default: "th"
    }
  }
}
