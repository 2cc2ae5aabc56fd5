import Foundation
package import ManageGroundwork

/// Dates as headers have them (RFC 9110, section 5.6.7).
package enum HTTPDate {
  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

  /// A time in seconds since 1970 as headers write it: `Sun, 06 Nov 1994 08:49:37 GMT`. Years from 1000 to 9999.
  package static func text(of seconds: Int) -> String {
    let (days, time) = seconds.flooredQuotientAndRemainder(dividingBy: 86_400)
    let date = CivilDay(daysSinceEpoch: days)
    let clock = [time / 3600, time / 60 % 60, time % 60].map { padded($0) }.joined(separator: ":")
    let month = months[date.month - 1].capitalized
    let weekday = weekdays[days.flooredQuotientAndRemainder(dividingBy: 7).remainder]
    return "\(weekday), \(padded(date.day)) \(month) \(date.year) \(clock) GMT"
  }

  private static func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

  /// No date is longer, in bytes: `Wednesday, 06-Nov-94 08:49:37 GMT`.
  private static let maximumLength = 33

  /// The seconds since 1970 of a date in one of the three forms; nil for other text.
  ///
  /// A year of two digits is the one that lies at most 50 years after the current one.
  package static func seconds(of date: ClientText, currentYear: Int) -> Int? {
    guard let text = try? date.string(maximumBytes: maximumLength) else { return nil }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    return standard(words) ?? obsolete(words, currentYear) ?? asctime(words, currentYear)
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`
  private static func standard(_ words: [Substring]) -> Int? {
    guard words.count == 6, isName(words[0], ending: ",", lengths: 3...3), words[5] == "GMT",
      let day = number(words[1], 2), let year = number(words[3], 4)
    else { return nil }
    return seconds(day, words[2], year, words[4])
  }

  /// `Sunday, 06-Nov-94 08:49:37 GMT`
  private static func obsolete(_ words: [Substring], _ currentYear: Int) -> Int? {
    guard words.count == 4, isName(words[0], ending: ",", lengths: 6...9), words[3] == "GMT" else { return nil }
    let parts = words[1].split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let day = number(parts[0], 2), let year = number(parts[2], 2) else { return nil }
    return seconds(day, parts[1], completed(year, currentYear), words[2])
  }

  /// `Sun Nov  6 08:49:37 1994`
  private static func asctime(_ words: [Substring], _ currentYear: Int) -> Int? {
    let isPadded = words.count == 6 && words[2].isEmpty
    guard isName(words[0], ending: "", lengths: 3...3), words.count == 5 || isPadded, let last = words.last,
      let year = number(last, 4), let day = number(words[isPadded ? 3 : 2], isPadded ? 1 : 2)
    else { return nil }
    return seconds(day, words[1], year < 100 ? completed(year, currentYear) : year, words[words.count - 2])
  }

  private static func completed(_ year: Int, _ currentYear: Int) -> Int {
    let century = currentYear - currentYear % 100
    return year - currentYear % 100 > 50 ? year + century - 100 : year + century
  }

  private static func isName(_ word: Substring, ending: String, lengths: ClosedRange<Int>) -> Bool {
    word.hasSuffix(ending) && lengths.contains(word.count - ending.count)
      && word.dropLast(ending.count).allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  private static func number(_ text: Substring, _ length: Int) -> Int? {
    text.utf8.count == length && text.utf8.allSatisfy(\.isASCIIDigit) ? Int(text) : nil
  }

  private static func seconds(_ day: Int, _ month: Substring, _ year: Int, _ time: Substring) -> Int? {
    let clock = time.split(separator: ":", omittingEmptySubsequences: false).compactMap { number($0, 2) }
    guard let month = months.firstIndex(of: month.lowercased()), clock.count == 3, time.utf8.count == 8, year > 0,
      clock[0] < 24, clock[1] < 60, clock[2] < 60, day > 0, day <= CivilDay.length(ofMonth: month + 1, year)
    else { return nil }
    let days = CivilDay(year: year, month: month + 1, day: day).daysSinceEpoch
    return days * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
  }
}
