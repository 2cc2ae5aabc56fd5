import Foundation

/// Dates as people speak of them.
enum HumanTime {
  /// `today`, `tomorrow`, `yesterday`, or the date.
  static func day(_ date: TemplateDate, _ format: DateFormat, _ context: FilterContext) -> String {
    let civil = context.civil(date)
    let now = CivilDate(TemplateDate(context.engine.options.now()), in: civil.zone)
    switch civil.days - now.days {
    case 0: return "today"
    case 1: return "tomorrow"
    case -1: return "yesterday"
    default: return format.text(of: civil)
    }
  }

  /// `2 hours ago`, `3 days from now`.
  static func distance(_ date: TemplateDate, _ context: FilterContext) -> String {
    let zone = date.timeZone ?? context.engine.options.timeZone
    let (then, now) = (CivilDate(date, in: zone), CivilDate(TemplateDate(context.engine.options.now()), in: zone))
    let microseconds =
      date.timeZone == nil
      ? (now.days - then.days) * 86_400_000_000 + now.timeOfDay - then.timeOfDay
      : Int(saturating: (now.instant.timeIntervalSince(then.instant) * 1_000_000).rounded())
    let direction = microseconds > 0 ? "ago" : "from now"
    let seconds = microseconds.magnitude / 1_000_000
    guard seconds < 86_400 else {
      let words = microseconds > 0 ? TimeSince.text(from: then, to: now) : TimeSince.text(from: now, to: then)
      return "\(words) \(direction)"
    }
    return seconds == 0 ? "now" : "\(count(seconds)) \(direction)"
  }

  private static func count(_ seconds: UInt) -> String {
    switch seconds {
    case 1: "a second"
    case ..<60: "\(seconds)\u{a0}seconds"
    case ..<120: "a minute"
    case ..<3600: "\(seconds / 60)\u{a0}minutes"
    case ..<7200: "an hour"
    default: "\(seconds / 3600)\u{a0}hours"
    }
  }
}
