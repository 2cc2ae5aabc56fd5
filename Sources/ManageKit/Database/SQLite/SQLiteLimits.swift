import Foundation
import GRDB

/// Values computed by an update have the same limits on SQLite as on PostgreSQL: each function returns its first
/// argument back, or fails with the name of the column, its last one.
enum SQLiteLimits {
  static let functions = [
    DatabaseFunction("manage_fit_integer", argumentCount: 3, pure: true) { arguments in
      let bits = Int.fromDatabaseValue(arguments[1]) ?? 64
      return try fitting(arguments) { value in
        guard let integer = integer(value) else { return "it does not fit \(bits) bits" }
        return ValueLimit.refusal(of: integer, bits: bits)
      }
    },
    DatabaseFunction("manage_fit_text", argumentCount: 3, pure: true) { arguments in
      let limit = Int.fromDatabaseValue(arguments[1]) ?? 0
      return try fitting(arguments) { value in
        String.fromDatabaseValue(value).flatMap { ValueLimit.refusal(of: $0, characters: limit) }
      }
    },
    // PostgreSQL rounds what it computes.
    DatabaseFunction("manage_fit_decimal", argumentCount: 4, pure: true) { arguments in
      guard var decimal = try SQLiteDecimal.decimal(arguments[0]) else { return nil }
      let (digits, places) = (Int.fromDatabaseValue(arguments[1]) ?? 0, Int.fromDatabaseValue(arguments[2]) ?? 0)
      var rounded = Decimal()
      NSDecimalRound(&rounded, &decimal, places, .plain)
      _ = try fitting(arguments) { _ in ValueLimit.refusal(of: rounded, digits: digits, places: places) }
      return rounded.description
    },
  ]

  /// Results beyond 64 bits are floats; so is a whole result of division, while it is small enough to be exact.
  private static func integer(_ value: GRDB.DatabaseValue) -> Int64? {
    switch value.storage {
    case .int64(let integer): integer
    case .double(let double) where double.magnitude < 0x1p53: Int64(exactly: double)
    default: nil
    }
  }

  private static func fitting(
    _ arguments: [GRDB.DatabaseValue], _ refusal: (GRDB.DatabaseValue) -> String?
  ) throws -> GRDB.DatabaseValue? {
    guard !arguments[0].isNull, let reason = refusal(arguments[0]) else { return arguments[0] }
    let column = arguments.text(arguments.count - 1) ?? ""
    throw GRDB.DatabaseError(resultCode: .SQLITE_MISMATCH, message: "column '\(column)': \(reason)")
  }
}
