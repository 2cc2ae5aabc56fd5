#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A value bound to a placeholder (`$1`, `$2`, …) or read from a cell.
///
/// Text is sent without a type, so that the server infers `varchar`, `uuid`, `inet`, `numeric`, `jsonb` and so on from
/// the place where it stands. The others carry their type; where a function wants a smaller integer, cast: `$1::int`.
public enum PostgresValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// Sent as `int8`; fits columns of `int2` and `int4` as well, which the server checks for range.
  case int64(Int64)
  case double(Double)
  case text(String)
  /// `bytea`.
  case bytes([UInt8])
  /// `timestamptz`, to the microsecond; in columns without a time zone it is UTC.
  case timestamp(Date)
}

/// Type OIDs of PostgreSQL's catalogue `pg_type.dat` that this client reads or writes.
enum TypeOID {
  static let unknown: UInt32 = 0
  static let bool: UInt32 = 16
  static let bytea: UInt32 = 17
  static let int8: UInt32 = 20
  static let int2: UInt32 = 21
  static let int4: UInt32 = 23
  static let oid: UInt32 = 26
  static let float4: UInt32 = 700
  static let float8: UInt32 = 701
  static let date: UInt32 = 1082
  static let timestamp: UInt32 = 1114
  static let timestamptz: UInt32 = 1184
  static let numeric: UInt32 = 1700
}
