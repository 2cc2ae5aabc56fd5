import Foundation
import GRDB

/// Exact numbers, which SQLite lacks: they are kept as text, and compared and computed with by these functions.
enum SQLiteDecimal {
  /// Compares texts by the numbers that they spell.
  static let collation = DatabaseCollation("manage_decimal") { Decimal.fromDatabaseValue(.text($0)) }

  static let functions = [
    binary("manage_decimal_add", NSDecimalAdd),
    binary("manage_decimal_subtract", NSDecimalSubtract),
    binary("manage_decimal_multiply", NSDecimalMultiply),
    DatabaseFunction("manage_decimal_sum", argumentCount: 1, pure: true, aggregate: Sum.self),
    DatabaseFunction("manage_decimal_average", argumentCount: 1, pure: true, aggregate: Average.self),
  ]

  fileprivate typealias Operation =
    @Sendable (
      UnsafeMutablePointer<Decimal>, UnsafePointer<Decimal>, UnsafePointer<Decimal>, NSDecimalNumber.RoundingMode
    ) -> NSDecimalNumber.CalculationError

  private static func binary(_ name: String, _ operation: @escaping Operation) -> DatabaseFunction {
    DatabaseFunction(name, argumentCount: 2, pure: true) { arguments in
      guard let left = try decimal(arguments[0]), let right = try decimal(arguments[1]) else { return nil }
      return try exactly(operation, left, right).description
    }
  }

  /// Throws for a result of more digits than a decimal has, rather than round it.
  fileprivate static func exactly(_ operation: Operation, _ left: Decimal, _ right: Decimal) throws -> Decimal {
    var (result, left, right) = (Decimal(), left, right)
    guard operation(&result, &left, &right, .plain) == .noError else {
      throw GRDB.DatabaseError(resultCode: .SQLITE_ERROR, message: "a decimal would have more than 38 digits")
    }
    return result
  }

  static func decimal(_ value: GRDB.DatabaseValue) throws -> Decimal? {
    guard !value.isNull else { return nil }
    guard let decimal = Decimal.fromDatabaseValue(DatabaseValue(value)) else {
      throw GRDB.DatabaseError(resultCode: .SQLITE_MISMATCH, message: "a column of decimals holds something else")
    }
    return decimal
  }
}

private struct Sum: DatabaseAggregate {
  private(set) var sum: Decimal?
  private(set) var count = 0

  mutating func step(_ values: [GRDB.DatabaseValue]) throws {
    guard let value = try SQLiteDecimal.decimal(values[0]) else { return }
    sum = try sum.map { try SQLiteDecimal.exactly(NSDecimalAdd, $0, value) } ?? value
    count += 1
  }

  func finalize() -> (any GRDB.DatabaseValueConvertible)? { sum?.description }
}

private struct Average: DatabaseAggregate {
  private var sum = Sum()

  mutating func step(_ values: [GRDB.DatabaseValue]) throws {
    try sum.step(values)
  }

  func finalize() -> (any GRDB.DatabaseValueConvertible)? {
    guard let total = sum.sum else { return nil }
    var (quotient, rounded) = (total / Decimal(sum.count), Decimal())
    NSDecimalRound(&rounded, &quotient, 16, .plain)
    return rounded.description
  }
}
