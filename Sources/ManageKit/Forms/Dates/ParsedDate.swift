import Foundation
import ManageGroundwork
import ManageTemplateEngine

/// The numbers that a date format finds in a text, with `strptime`'s values for what it leaves out.
struct ParsedDate {
  private var year = 1900
  private var month = 1
  private var day = 1
  private var dayOfYear: Int?
  private var hour = 0
  private var minute = 0
  private var second = 0
  private var microsecond = 0
  private var hourOfHalf: Int?
  private var isAfternoon = false

  mutating func set(_ letter: Unicode.Scalar, _ number: Int) {
    switch letter {
    case "Y": year = number
    case "y": year = number + (number <= 68 ? 2000 : 1900)
    case "m", "B", "b": month = number
    case "d": day = number
    case "j": dayOfYear = number
    case "H": hour = number
    case "I": hourOfHalf = number
    case "M": minute = number
    case "S": second = number
    case "f": microsecond = number
    case "p": isAfternoon = number == 2
    default: break
    }
  }

  /// A value of a kind on a clock without a zone; nil where the calendar has no such day or the clock no such time.
  func value(_ kind: TemplateDate.Kind) -> TemplateDate? {
    var civil = CivilDay(year: year, month: month, day: day)
    if let dayOfYear {
      let firstDay = CivilDay(year: year, month: 1, day: 1).daysSinceEpoch
      civil = CivilDay(daysSinceEpoch: firstDay + dayOfYear - 1)
    }
    guard civil.isValid, second < 60 else { return nil }
    let hour = hourOfHalf.map { $0 % 12 + (isAfternoon ? 12 : 0) } ?? hour
    let time = ((hour * 60 + minute) * 60 + second) * 1_000_000 + microsecond
    return TemplateDate(kind, days: civil.daysSinceEpoch, microseconds: time)
  }
}

extension TemplateDate {
  /// 2001-01-01, which stands for no day in a time of day.
  private static let anyDay = 11_323

  /// A day and the microseconds since its midnight, on a clock without a zone.
  init(_ kind: Kind, days: Int, microseconds: Int) {
    let day = kind == .time ? Self.anyDay : days
    let time = kind == .date ? 0 : microseconds
    self.init(Date(timeIntervalSince1970: Double(day) * 86_400 + Double(time) / 1_000_000), kind: kind)
  }

  /// The value without a zone, as its own clock shows it.
  var parts: CivilDate { CivilDate(self, in: timeZone ?? clock) }

  /// The same without a fraction of a second.
  var withoutMicroseconds: TemplateDate {
    var date = self
    date.instant = Date(timeIntervalSince1970: (instant.timeIntervalSince1970 + 1e-7).rounded(.down))
    return date
  }

  /// The day of an instant, or its time of day.
  func only(_ kind: Kind) -> TemplateDate {
    let microseconds = parts.wallMicroseconds
    let (days, time) = microseconds.flooredQuotientAndRemainder(dividingBy: 86_400_000_000)
    return TemplateDate(kind, days: days, microseconds: time)
  }
}
