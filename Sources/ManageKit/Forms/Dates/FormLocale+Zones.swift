import Foundation
import ManageTemplateEngine

extension FormLocale {
  /// The instant at which a clock in the reader's zone shows a day and a time.
  ///
  /// Throws where the clock was put forward over that time, or put back so that it came twice.
  func instant(of date: TemplateDate) throws(InvalidValues) -> TemplateDate {
    guard usesTimeZones, date.timeZone == nil else { return date }
    let wall = date.instant.timeIntervalSince1970
    let offsets = Set([-86_400.0, 86_400].map { timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: wall + $0)) })
    let instants = offsets.map { Date(timeIntervalSince1970: wall - Double($0)) }.filter {
      Double(timeZone.secondsFromGMT(for: $0)) + $0.timeIntervalSince1970 == wall
    }
    guard let instant = instants.first, instants.count == 1 else {
      let message = TranslatableText(
        "%(datetime)s couldn’t be interpreted in time zone %(current_timezone)s; it may be ambiguous or it may not "
          + "exist.", ["datetime": TemplateValue.date(date), "current_timezone": timeZone.identifier])
      throw InvalidValues(InvalidValue(code: "ambiguous_timezone", message: message))
    }
    return TemplateDate(instant, timeZone: timeZone)
  }

  /// An instant as a clock in the reader's zone shows it.
  func clock(of date: TemplateDate) -> TemplateDate {
    guard usesTimeZones, date.timeZone != nil, date.kind == .dateTime else { return date }
    let offset = Double(timeZone.secondsFromGMT(for: date.instant))
    return TemplateDate(date.instant + offset)
  }
}
