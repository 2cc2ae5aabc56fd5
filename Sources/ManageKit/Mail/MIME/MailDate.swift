import Foundation
import ManageGroundwork

/// Times in headers, in UTC (RFC 5322, section 3.3).
enum MailDate {
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Mon, 30 Nov 2026 22:42:18 +0000`
  static func text(of date: Date) -> String {
    let seconds = Int(date.timeIntervalSince1970.rounded(.down))
    let (daysSinceEpoch, second) = seconds.flooredQuotientAndRemainder(dividingBy: 86_400)
    let day = CivilDay(daysSinceEpoch: daysSinceEpoch)
    let weekday = daysSinceEpoch.flooredQuotientAndRemainder(dividingBy: 7).remainder
    let time = [second / 3600, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":")
    return "\(days[weekday]), \(twoDigits(day.day)) \(months[day.month - 1]) \(day.year) \(time) +0000"
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
