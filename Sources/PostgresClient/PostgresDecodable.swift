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

extension PostgresCell {
  /// The text, if the column has one of these types.
  fileprivate func text(ifType types: UInt32...) -> String? {
    types.contains(typeOID) ? text : nil
  }
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
    guard let text = cell.text(ifType: TypeOID.bool) else { return nil }
    self = text == "t"
  }
}

extension PostgresDecodable where Self: FixedWidthInteger {
  /// Reads `int2`, `int4`, `int8`, `oid` and whole `numeric` (the type of `sum` over `int8`), checked for range.
  public init?(postgres cell: PostgresCell) {
    guard
      let text = cell.text(ifType: TypeOID.int4, TypeOID.int8, TypeOID.int2, TypeOID.oid, TypeOID.numeric)
    else { return nil }
    self.init(text)
  }
}

extension Int: PostgresDecodable {}
extension Int16: PostgresDecodable {}
extension Int32: PostgresDecodable {}
extension Int64: PostgresDecodable {}

extension PostgresDecodable where Self: BinaryFloatingPoint & LosslessStringConvertible {
  /// Reads `float4`, `float8`, `numeric` and integers, to the nearest value.
  public init?(postgres cell: PostgresCell) {
    guard
      let text = cell.text(
        ifType: TypeOID.float8, TypeOID.float4, TypeOID.numeric, TypeOID.int2, TypeOID.int4, TypeOID.int8)
    else { return nil }
    self.init(text)
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
    guard [TypeOID.timestamptz, TypeOID.timestamp, TypeOID.date].contains(cell.typeOID), let bytes = cell.bytes,
      let date = PostgresTimestamp.date(from: bytes)
    else { return nil }
    self = date
  }
}

extension UUID: PostgresDecodable {
  /// Reads `uuid`, and text that spells one.
  public init?(postgres cell: PostgresCell) {
    guard let text = cell.text else { return nil }
    self.init(uuidString: text)
  }
}

extension [UInt8]: PostgresDecodable {
  /// Reads `bytea`.
  public init?(postgres cell: PostgresCell) {
    guard cell.typeOID == TypeOID.bytea, let digits = cell.bytes, digits.starts(with: Array("\\x".utf8)) else {
      return nil
    }
    self.init()
    reserveCapacity(digits.count / 2)
    var high: UInt8?
    for digit in digits.dropFirst(2) {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue.map(UInt8.init) else { return nil }
      if let first = high { append(first << 4 | value) }
      high = high == nil ? value : nil
    }
  }
}
