public import Foundation
import ManageGroundwork

extension Data: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { .blob(self) }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> Data? {
    guard case .blob(let data) = value else { return nil }
    return data
  }

  public static func decode(from row: inout RowDecoder) throws(DatabaseError) -> Data {
    try row.readData()
  }
}

extension Date: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { .timestamp(self) }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> Date? {
    switch value {
    case .timestamp(let date): date
    // Midnight in UTC.
    case .date(let day): Date(timeIntervalSince1970: Double(day.daysSinceEpoch) * 86_400)
    case .text(let text): TimestampText.date(from: text)
    default: nil
    }
  }

  public static func decode(from row: inout RowDecoder) throws(DatabaseError) -> Date {
    try row.readDate()
  }
}

extension CalendarDate: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { .date(self) }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> CalendarDate? {
    switch value {
    case .date(let date): date
    case .text(let text): CalendarDate(text)
    default: nil
    }
  }

  public static func decode(from row: inout RowDecoder) throws(DatabaseError) -> CalendarDate {
    try row.readCalendarDate()
  }
}

extension Decimal: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { .decimal(self) }

  /// Nil for a number of more than 38 digits, which Decimal would round, and for NaN and infinity.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> Decimal? {
    switch value {
    case .decimal(let decimal): decimal
    case .integer(let integer): Decimal(integer)
    case .double(let double): Decimal(exactText: "\(double)")
    case .text(let text): Decimal(exactText: text)
    default: nil
    }
  }

  public static func decode(from row: inout RowDecoder) throws(DatabaseError) -> Decimal {
    try row.readDecimal()
  }

  private init?(exactText text: String) {
    let digits = text.utf8.prefix { $0 != UInt8(ascii: "e") }.drop { !(49...57).contains($0) }
      .filter { $0 != UInt8(ascii: ".") }
    // Foundation would read as much of other text as is a number.
    guard digits.count <= 38, text.isDecimalNumber, let decimal = Decimal(string: text, locale: nil) else { return nil }
    self = decimal
  }
}

extension UUID: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { .uuid(self) }

  /// Text is read with dashes and without.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> UUID? {
    switch value {
    case .uuid(let uuid): uuid
    case .text(let text): text.utf8.count == 32 ? UUID(hexadecimal: text) : UUID(uuidString: text)
    default: nil
    }
  }

  public static func decode(from row: inout RowDecoder) throws(DatabaseError) -> UUID {
    try row.readUUID()
  }

  private init?(hexadecimal text: String) {
    var dashed = text
    for place in [20, 16, 12, 8] { dashed.insert("-", at: dashed.utf8.index(dashed.startIndex, offsetBy: place)) }
    self.init(uuidString: dashed)
  }
}

extension String {
  /// Whether it is a sign, digits with a point and an exponent, of which all but the digits may be missing.
  fileprivate var isDecimalNumber: Bool {
    var rest = utf8[...]
    func skipSign() { if let sign = rest.first, "+-".utf8.contains(sign) { rest.removeFirst() } }
    func skipDigits() -> Int {
      let digits = rest.prefix(while: \.isASCIIDigit)
      rest.removeFirst(digits.count)
      return digits.count
    }
    skipSign()
    var count = skipDigits()
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      count += skipDigits()
    }
    guard count > 0 else { return false }
    if rest.first == UInt8(ascii: "e") {
      rest.removeFirst()
      skipSign()
      guard skipDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
