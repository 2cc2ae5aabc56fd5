import Foundation

/// A format of Django's `date` and `time` filters, such as `N j, Y`.
struct DateFormat: Sendable {
  private let format: String
  private let context: FilterContext

  /// Takes a format, or the name of one of the language's.
  init(_ format: String, in context: FilterContext) {
    self.format = context.formats.dateFormats[format] ?? format
    self.context = context
  }

  private static let timeLetters = Set("aAefgGhHiOPsTuZ".unicodeScalars)
  private static let dateLetters = Set("bcdDEFIjlLmMnNorStUwWyYz".unicodeScalars)

  /// The date in this format; nil where the format asks a day for its time, or a time of day for its day.
  func textIfPossible(of date: CivilDate) -> String? {
    var result = ""
    var isEscaped = false
    for letter in format.unicodeScalars {
      let (isTime, isDate) = (Self.timeLetters.contains(letter), Self.dateLetters.contains(letter))
      if isEscaped {
        result.unicodeScalars.append(letter)
        isEscaped = false
      } else if letter == "\\" {
        isEscaped = true
      } else if isTime || isDate {
        if isTime && date.kind == .date || isDate && date.kind == .time { return nil }
        result += isTime ? date.timePart(letter, context) : date.datePart(letter, context)
      } else {
        result.unicodeScalars.append(letter)
      }
    }
    return isEscaped ? result + "\\" : result
  }

  /// The date in this format; empty where they don't fit together.
  func text(of date: CivilDate) -> String { textIfPossible(of: date) ?? "" }
}

extension CivilDate {
  private var hour12: Int { hour % 12 == 0 ? 12 : hour % 12 }

  /// The zone, for those letters that only a date with a time has an answer to.
  private var shownZone: TimeZone? { kind == .dateTime && !isAmbiguousOrImaginary ? zone : nil }

  /// Whether a clock without a zone shows a time that comes twice, or never.
  private var isAmbiguousOrImaginary: Bool {
    guard !isAware else { return false }
    let wall = days * 86_400 + timeOfDay / 1_000_000
    let nearby = [-86_400.0, 86_400].map { zone.secondsFromGMT(for: instant.addingTimeInterval($0)) }
    let matches = Set(nearby).filter {
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(wall - $0))) == $0
    }
    return matches.count != 1 && Set(nearby).count > 1
  }

  fileprivate func timePart(_ letter: Unicode.Scalar, _ context: FilterContext) -> String {
    switch letter {
    case "a": return context.translated(hour > 11 ? "p.m." : "a.m.")
    case "A": return context.translated(hour > 11 ? "PM" : "AM")
    case "e": return isAware && shownZone != nil ? zoneName : ""
    case "f": return minute == 0 ? "\(hour12)" : "\(hour12):\(minute.padded(2))"
    case "g": return "\(hour12)"
    case "G": return "\(hour)"
    case "h": return hour12.padded(2)
    case "H": return hour.padded(2)
    case "i": return minute.padded(2)
    case "O": return shownZone == nil ? "" : offsetText(separator: "")
    case "P":
      guard minute == 0, hour % 12 == 0 else { return timePart("f", context) + " " + timePart("a", context) }
      return context.translated(hour == 0 ? "midnight" : "noon")
    case "s": return second.padded(2)
    case "T": return shownZone == nil ? "" : zoneName
    case "u": return microsecond.padded(6)
    default: return shownZone == nil ? "" : "\(offset)"
    }
  }

  fileprivate func datePart(_ letter: Unicode.Scalar, _ context: FilterContext) -> String {
    switch letter {
    case "b": return shortMonth(context)
    case "c": return iso(separator: "T")
    case "d": return day.padded(2)
    case "D": return context.translated(String(DateNames.weekdays[weekday].prefix(3)))
    case "E": return context.translated(DateNames.months[month - 1], context: "alt. month")
    case "F": return context.translated(DateNames.months[month - 1])
    case "I": return shownZone.map { $0.isDaylightSavingTime(for: instant) ? "1" : "0" } ?? ""
    case "j": return "\(day)"
    case "l": return context.translated(DateNames.weekdays[weekday])
    case "L": return isLeapYear ? "True" : "False"
    case "m": return month.padded(2)
    case "M": return TitleCase.text(shortMonth(context))
    case "n": return "\(month)"
    case "N": return context.translated(DateNames.pressMonths[month - 1], context: "abbrev. month")
    case "o": return "\(isoWeek.year)"
    case "r": return emailDate
    case "S": return Self.ordinalSuffix(day)
    case "t": return "\(daysInMonth)"
    case "U": return "\(Int(saturating: instant.timeIntervalSince1970))"
    case "w": return "\((weekday + 1) % 7)"
    case "W": return "\(isoWeek.week)"
    case "y": return (year % 100).padded(2)
    case "Y": return year.padded(4)
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
    return "\(date) \(hour.padded(2)):\(minute.padded(2)):\(second.padded(2)) \(offsetText(separator: ""))"
  }

  /// The zone's short name, such as `CET`.
  private var zoneName: String { ZoneName.short(of: zone, at: instant) }

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
