#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A Swift type that cells can be read as.
public protocol PostgresDecodable {
  /// `nil` when the cell's type or value doesn't fit.
  init?(postgres cell: PostgresCell)
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
  /// Reads null as `nil`.
  public init?(postgres cell: PostgresCell) {
    if cell.isNull {
      self = .none
    } else {
      guard let value = Wrapped(postgres: cell) else { return nil }
      self = .some(value)
    }
  }
}

extension Bool: PostgresDecodable {
  /// Reads `bool`.
  public init?(postgres cell: PostgresCell) {
    guard let bool = cell.read({ $0.bool($1) }) else { return nil }
    self = bool
  }
}

extension PostgresDecodable where Self: FixedWidthInteger {
  /// Reads `int2`, `int4`, `int8`, `oid` and whole `numeric` (the type of `sum` over `int8`), checked for range.
  public init?(postgres cell: PostgresCell) {
    guard let integer = cell.read({ $0.int64($1) }) else { return nil }
    self.init(exactly: integer)
  }
}

extension Int: PostgresDecodable {}
extension Int16: PostgresDecodable {}
extension Int32: PostgresDecodable {}
extension Int64: PostgresDecodable {}

extension PostgresDecodable where Self: BinaryFloatingPoint {
  /// Reads `float4`, `float8`, `numeric` and integers, to the nearest value.
  public init?(postgres cell: PostgresCell) {
    guard let double = cell.read({ $0.double($1) }) else { return nil }
    self.init(double)
  }
}

extension Float: PostgresDecodable {}
extension Double: PostgresDecodable {}

extension String: PostgresDecodable {
  /// Reads every type, as the server writes it in text.
  public init?(postgres cell: PostgresCell) {
    guard let text = cell.text else { return nil }
    self = text
  }
}

extension Date: PostgresDecodable {
  /// Reads `timestamptz`, and `timestamp` and `date` as UTC.
  public init?(postgres cell: PostgresCell) {
    guard let date = cell.read({ $0.date($1) }) else { return nil }
    self = date
  }
}

extension Decimal: PostgresDecodable {
  /// Reads `numeric` and integers exactly, to 38 digits.
  public init?(postgres cell: PostgresCell) {
    guard let decimal = cell.read({ $0.decimal($1) }) else { return nil }
    self = decimal
  }
}

extension UUID: PostgresDecodable {
  /// Reads `uuid`, and text that spells one.
  public init?(postgres cell: PostgresCell) {
    guard let uuid = cell.read({ $0.uuid($1) }) else { return nil }
    self = uuid
  }
}

extension [UInt8]: PostgresDecodable {
  /// Reads `bytea`.
  public init?(postgres cell: PostgresCell) {
    guard let bytes = cell.read({ $0.byteArray($1) }) else { return nil }
    self = bytes
  }
}
