public import Foundation

/// A Swift type that a column can hold.
public protocol DatabaseValueConvertible: Sendable {
  /// The value to bind.
  var databaseValue: DatabaseValue { get }

  /// The value that a column holds, or nil if it isn't one of this type.
  static func fromDatabaseValue(_ value: DatabaseValue) -> Self?
}

extension DatabaseValue: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { self }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> DatabaseValue? { value }
}

extension Bool: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { .bool(self) }

  /// SQLite has no booleans: there 0 is false and 1 is true.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> Bool? {
    switch value {
    case .bool(let bool): bool
    case .integer(0): false
    case .integer(1): true
    default: nil
    }
  }
}

extension Int: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { .integer(Int64(self)) }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> Int? {
    guard case .integer(let integer) = value else { return nil }
    return Int(exactly: integer)
  }
}

extension Double: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { .double(self) }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> Double? {
    switch value {
    case .double(let double): double
    case .integer(let integer): Double(integer)
    default: nil
    }
  }
}

extension String: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { .text(self) }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> String? {
    guard case .text(let text) = value else { return nil }
    return text
  }
}

extension Data: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { .blob(self) }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> Data? {
    guard case .blob(let data) = value else { return nil }
    return data
  }
}

extension Date: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { .timestamp(self) }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> Date? {
    switch value {
    case .timestamp(let date): date
    case .text(let text): SQLiteTimestamp.date(from: text)
    default: nil
    }
  }
}

extension Optional: DatabaseValueConvertible where Wrapped: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { self?.databaseValue ?? .null }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> Wrapped?? {
    guard value != .null else { return .some(nil) }
    return Wrapped.fromDatabaseValue(value).map(Optional.some)
  }
}
