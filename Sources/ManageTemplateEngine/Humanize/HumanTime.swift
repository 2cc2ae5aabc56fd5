import Foundation

/// Dates as people speak of them.
enum HumanTime {
  /// `today`, `tomorrow`, `yesterday`, or the day in a format; throws where that asks for a time.
  static func day(_ date: TemplateDate, _ format: TemplateValue?, _ context: FilterContext) throws -> String {
    let civil = context.civil(date)
    let now = CivilDate(TemplateDate(context.engine.options.now(), timeZone: civil.zone), in: civil.zone)
    switch civil.days - now.days {
    case 0: return context.translated("today")
    case 1: return context.translated("tomorrow")
    case -1: return context.translated("yesterday")
    default:
      let day = TemplateDate(Date(timeIntervalSince1970: Double(civil.days) * 86_400), kind: .date)
      return try context.dateText(day, format, or: "DATE_FORMAT")
    }
  }

  /// `2 hours ago`, `3 days from now`.
  static func distance(_ date: TemplateDate, _ context: FilterContext) -> String {
    let zone = date.timeZone ?? context.engine.options.timeZone
    let then = CivilDate(date, in: zone)
    let now = CivilDate(TemplateDate(context.engine.options.now(), timeZone: zone), in: zone)
    let microseconds =
      date.timeZone == nil
      ? now.wallMicroseconds - then.wallMicroseconds
      : Int(saturating: (now.instant.timeIntervalSince(then.instant) * 1_000_000).rounded())
    let isPast = microseconds > 0
    let seconds = Int(microseconds.magnitude / 1_000_000)
    guard seconds >= 86_400 else { return phrase(seconds, isPast ? "ago" : "from now", context) }
    let words = TimeSince(context: context, form: isPast ? "naturaltime-past" : "naturaltime-future")
    let text = isPast ? words.text(from: then, to: now) : words.text(from: now, to: then)
    return context.translated(isPast ? "%(delta)s ago" : "%(delta)s from now")
      .replacing(bytes: "%(delta)s", with: text)
  }

  private static func phrase(_ seconds: Int, _ direction: String, _ context: FilterContext) -> String {
    switch seconds {
    case 0: context.translated("now")
    case ..<60: phrase(seconds, "a second", "seconds", direction, context)
    case ..<3600: phrase(seconds / 60, "a minute", "minutes", direction, context)
    default: phrase(seconds / 3600, "an hour", "hours", direction, context)
    }
  }

  private static func phrase(
    _ count: Int, _ one: String, _ many: String, _ direction: String, _ context: FilterContext
  ) -> String {
    context.translated("\(one) \(direction)", plural: "%(count)s\u{a0}\(many) \(direction)", count: count)
      .replacing(bytes: "%(count)s", with: "\(count)").replacing(bytes: "%(count)d", with: "\(count)")
  }
}
