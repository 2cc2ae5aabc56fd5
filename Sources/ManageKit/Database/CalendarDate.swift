import ManageGroundwork

/// A day of the Gregorian calendar, without a time and a time zone.
public struct CalendarDate: Sendable, Hashable {
  /// 1 to 9999.
  public var year: Int { Int(storedYear) }
  /// 1 to 12.
  public var month: Int { Int(storedMonth) }
  /// 1 to 31.
  public var day: Int { Int(storedDay) }

  private let storedYear: Int16
  private let storedMonth, storedDay: Int8

  /// Nil for a day that the calendar doesn't have, and outside the years 1 to 9999, as Python's and Django's dates.
  public init?(year: Int, month: Int, day: Int) {
    guard CivilDay(year: year, month: month, day: day).isValid else { return nil }
    (storedYear, storedMonth, storedDay) = (Int16(year), Int8(month), Int8(day))
  }

  /// The day so many days after 1 January 1970; nil outside the years 1 to 9999.
  init?(daysSinceEpoch days: Int) {
    let civil = CivilDay(daysSinceEpoch: days)
    self.init(year: civil.year, month: civil.month, day: civil.day)
  }

  var daysSinceEpoch: Int { CivilDay(year: year, month: month, day: day).daysSinceEpoch }
}

extension CalendarDate: Comparable {
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDate: LosslessStringConvertible {
  /// Reads `2026-01-31`.
  public init?(_ description: String) {
    var text = description
    let date = text.withUTF8 { bytes in
      var scanner = DigitScanner(bytes)
      return scanner.day().flatMap { scanner.isAtEnd ? $0 : nil }
    }
    guard let date else { return nil }
    self = date
  }

  /// ISO 8601: `2026-01-31`.
  public var description: String {
    String(unsafeUninitializedCapacity: 10) { buffer in
      var writer = DigitWriter(buffer)
      writer.write(self)
      return writer.count
    }
  }
}
