public import Foundation

/// A value as a database takes and returns it.
public enum DatabaseValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int64)
  case double(Double)
  case text(String)
  case blob(Data)
  /// An instant, to the microsecond. SQLite has no such type and keeps it as text in UTC, as Django does.
  case timestamp(Date)
  /// A day of the calendar. SQLite keeps it as text: `2026-01-31`.
  case date(CalendarDate)
  /// An exact number. SQLite keeps it as text: `12.50`.
  case decimal(Decimal)
  /// SQLite keeps it as Django does: 32 hexadecimal digits.
  case uuid(UUID)

  /// The kind of value, for messages: the value itself is never shown.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .integer: "an integer"
    case .double: "a float"
    case .text: "text"
    case .blob: "bytes"
    case .timestamp: "a timestamp"
    case .date: "a date"
    case .decimal: "a decimal"
    case .uuid: "a UUID"
    }
  }
}
