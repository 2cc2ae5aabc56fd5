import ManageGroundwork

/// The time between two dates in words: `2 weeks, 3 days`.
struct TimeSince {
  private static let chunks = [604_800, 86_400, 3600, 60]

  let context: FilterContext
  /// The context in which the units are translated, for languages where they change their form within a sentence.
  var form: String?
  /// The most units that are told.
  var depth = 2

  /// The largest unit and the ones below it, with spaces that don't break; `0 minutes` where the end isn't later.
  func text(from start: CivilDate, to end: CivilDate) -> String {
    guard end.wallMicroseconds - start.wallMicroseconds >= 1_000_000 else { return count(0, "minute") }
    let parts = Self.parts(from: start, to: end)
    guard let first = parts.firstIndex(where: { $0 != 0 }) else { return count(0, "minute") }
    return zip(parts, LanguageMessages.units).dropFirst(first).prefix(depth).prefix { $0.0 != 0 }
      .map { count($0.0, $0.1) }.joined(separator: context.translated(", "))
  }

  private static func parts(from start: CivilDate, to end: CivilDate) -> [Int] {
    var months = (end.year - start.year) * 12 + end.month - start.month
    if start.day > end.day || start.day == end.day && start.timeOfDay > end.timeOfDay { months -= 1 }
    var rest = (end.days - pivotDays(start, months)) * 86_400_000_000 + end.timeOfDay
    rest -= months == 0 ? start.timeOfDay : start.timeOfDay - start.microsecond
    var parts = [months / 12, months % 12]
    for chunk in chunks {
      let (quotient, remainder) = rest.flooredQuotientAndRemainder(dividingBy: chunk * 1_000_000)
      parts.append(quotient)
      rest = remainder
    }
    return parts
  }

  /// The start moved on by whole months, as a number of days.
  private static func pivotDays(_ start: CivilDate, _ months: Int) -> Int {
    guard months != 0 else { return start.days }
    let (years, month) = (start.month - 1 + months).flooredQuotientAndRemainder(dividingBy: 12)
    // Django's February has 28 days in any year.
    let length = CivilDay.length(ofMonth: month + 1, 2001)
    return CivilDay(year: start.year + years, month: month + 1, day: min(length, start.day)).daysSinceEpoch
  }

  private func count(_ number: Int, _ unit: String) -> String {
    context.translated("%(num)d \(unit)", plural: "%(num)d \(unit)s", count: number, context: form)
      .replacing(bytes: "%(num)d", with: "\(number)").replacing(bytes: "%(num)s", with: "\(number)")
      .replacing(bytes: " ", with: "\u{a0}")
  }
}
