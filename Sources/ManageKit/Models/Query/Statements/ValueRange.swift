import Foundation

extension ColumnType {
  /// Why a column of this type can't hold `value`, where one database would refuse it, round it or not return it and
  /// the other would say nothing.
  func refusal(of value: DatabaseValue) -> String? {
    switch value {
    case .text(let text): refusal(of: text)
    case .integer(let integer): bits.flatMap { ValueLimit.refusal(of: integer, bits: $0) }
    case .decimal(let decimal): refusal(of: decimal)
    case .double(let double) where double.isNaN:
      self == .json ? "it can't be encoded as JSON, which has neither NaN nor infinity" : "it is not a number"
    case .timestamp(let date) where TimestampText.microseconds(of: date) == nil: "it is outside the years 1 to 9999"
    default: nil
    }
  }

  private func refusal(of text: String) -> String? {
    if text.utf8.contains(0) { return "it has a NUL character" }
    return switch self {
    case .varchar(let length): ValueLimit.refusal(of: text, characters: length)
    case .json where text.hasEscapedNUL: "it has a NUL character"
    default: nil
    }
  }

  private func refusal(of decimal: Decimal) -> String? {
    if let reason = ValueLimit.refusal(of: decimal) { return reason }
    guard case .decimal(let digits?, let places) = self else { return nil }
    return ValueLimit.refusal(of: decimal, digits: digits, places: places ?? 0)
  }

  /// The size of a whole number.
  private var bits: Int? {
    switch self {
    case .smallInteger: 16
    case .integer: 32
    case .bigInteger: 64
    default: nil
    }
  }

  /// The function that checks on SQLite what a statement computes for such a column, and its arguments.
  var computedCheck: (function: String, limits: [Int])? {
    switch self {
    case .varchar(let length): ("manage_fit_text", [length])
    case .decimal(let digits?, let places): ("manage_fit_decimal", [digits, places ?? 0])
    default: bits.map { ("manage_fit_integer", [$0]) }
    }
  }
}

extension String {
  /// Whether it is JSON with `\u0000`, which PostgreSQL's jsonb refuses.
  fileprivate var hasEscapedNUL: Bool {
    guard contains("\\u0000") else { return false }
    // A backslash that is escaped itself begins nothing.
    return replacing("\\\\", with: "").contains("\\u0000")
  }
}

extension Schema {
  /// Throws `DatabaseError.valueOutOfRange` for a value that its column can't hold.
  func check(_ values: [DatabaseValue], _ columns: [ColumnSchema]) throws {
    for (column, value) in zip(columns, values) {
      guard let reason = column.type.refusal(of: value) else { continue }
      throw DatabaseError.valueOutOfRange(table: table, column: column.name, reason: reason)
    }
  }
}
