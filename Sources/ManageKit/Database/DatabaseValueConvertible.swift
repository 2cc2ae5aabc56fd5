import Foundation

/// A Swift type that a column can hold.
public protocol DatabaseValueConvertible: Sendable {
  /// The value to bind.
  var databaseValue: DatabaseValue { get }

  /// The value that a column holds, or nil if it isn't one of this type.
  static func fromDatabaseValue(_ value: DatabaseValue) -> Self?

  /// Reads the next column of a row. The one that comes by itself asks `fromDatabaseValue`.
  ///
  /// Throws `DatabaseError.typeMismatch`.
  static func decode(from row: inout RowDecoder) throws(DatabaseError) -> Self
}

extension DatabaseValueConvertible {
  public static func decode(from row: inout RowDecoder) throws(DatabaseError) -> Self {
    try row.readValue(as: Self.self)
  }
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

  public static func decode(from row: inout RowDecoder) throws(DatabaseError) -> Bool {
    try row.readBool()
  }
}

extension DatabaseValueConvertible where Self: FixedWidthInteger & SignedInteger {
  public var databaseValue: DatabaseValue { .integer(Int64(self)) }

  /// Nil for what the type has no room for. A whole decimal is read too: PostgreSQL's sum of `bigint` is one.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
    switch value {
    case .integer(let integer): Self(exactly: integer)
    case .decimal(let decimal): Self(decimal.description)
    default: nil
    }
  }

  public static func decode(from row: inout RowDecoder) throws(DatabaseError) -> Self {
    try row.readInteger(as: Self.self)
  }
}

extension Int: DatabaseValueConvertible {}
extension Int16: DatabaseValueConvertible {}
extension Int32: DatabaseValueConvertible {}
extension Int64: DatabaseValueConvertible {}

extension Double: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { .double(self) }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> Double? {
    switch value {
    case .double(let double): double
    case .integer(let integer): Double(integer)
    case .decimal(let decimal): Double(decimal.description)
    default: nil
    }
  }

  public static func decode(from row: inout RowDecoder) throws(DatabaseError) -> Double {
    try row.readDouble()
  }
}

extension String: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { .text(self) }

  /// Days, decimals and UUIDs are read as PostgreSQL writes them: SQLite has nothing but text for them.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> String? {
    switch value {
    case .text(let text): text
    case .date(let date): date.description
    case .decimal(let decimal): decimal.description
    case .uuid(let uuid): uuid.uuidString.lowercased()
    default: nil
    }
  }

  public static func decode(from row: inout RowDecoder) throws(DatabaseError) -> String {
    try row.readText()
  }
}

extension Optional: DatabaseValueConvertible where Wrapped: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { self?.databaseValue ?? .null }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> Wrapped?? {
    guard value != .null else { return .some(nil) }
    return Wrapped.fromDatabaseValue(value).map(Optional.some)
  }

  @inlinable
  public static func decode(from row: inout RowDecoder) throws(DatabaseError) -> Wrapped? {
    guard row.position >= row.columnCount || !row.isNull() else {
      row.skip(1)
      return nil
    }
    return try Wrapped.decode(from: &row)
  }
}
