public import ManageTemplateEngine

/// A time of day, without a day and a time zone.
public struct TimeOfDay: Sendable, Hashable {
  /// The microseconds since midnight.
  public let microseconds: Int

  /// Nil for a time that no clock shows.
  public init?(hour: Int, minute: Int = 0, second: Int = 0, microsecond: Int = 0) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
      (0..<1_000_000).contains(microsecond)
    else { return nil }
    microseconds = ((hour * 60 + minute) * 60 + second) * 1_000_000 + microsecond
  }

  /// 0 to 23.
  public var hour: Int { microseconds / 3_600_000_000 }
  /// 0 to 59.
  public var minute: Int { microseconds / 60_000_000 % 60 }
  /// 0 to 59.
  public var second: Int { microseconds / 1_000_000 % 60 }
  /// 0 to 999,999.
  public var microsecond: Int { microseconds % 1_000_000 }
}

extension TimeOfDay: TemplateValueConvertible {
  /// The time on a clock without a zone.
  public var templateValue: TemplateValue { .date(TemplateDate(.time, days: 0, microseconds: microseconds)) }
}
