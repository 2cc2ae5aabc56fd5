import Foundation

extension CivilDate {
  /// The date, the time, or both with the zone's offset, as ISO 8601 has them.
  func iso(separator: String) -> String {
    let date = "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
    let clock = "\(hour.padded(2)):\(minute.padded(2)):\(second.padded(2))"
    let time = clock + (microsecond == 0 ? "" : "." + microsecond.padded(6))
    switch kind {
    case .date: return date
    case .time: return time
    case .dateTime: return date + separator + time + (isAware ? offsetText(separator: ":") : "")
    }
  }

  /// `+0900`, or with a separator `+09:00`.
  func offsetText(separator: String) -> String {
    let seconds = abs(offset)
    return (offset < 0 ? "-" : "+") + (seconds / 3600).padded(2) + separator + (seconds / 60 % 60).padded(2)
  }
}

extension TemplateDate {
  /// What Python's `str()` shows.
  var isoText: String {
    CivilDate(self, in: timeZone ?? .gmt).iso(separator: " ")
  }

  /// The parts that Python's dates have as attributes.
  func member(_ name: String) -> TemplateValue? {
    let civil = CivilDate(self, in: timeZone ?? .gmt)
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
    case "date": return .date(TemplateDate(instant, timeZone: timeZone, kind: .date))
    case "time": return .date(TemplateDate(instant, timeZone: timeZone, kind: .time))
    default: return nil
    }
  }
}
