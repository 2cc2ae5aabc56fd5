import Foundation
import GRDB
import GRDBSQLite

/// The row that a statement stands on, as sqlite3_column_… reads it. Nothing is converted: a value of another storage
/// class than the one asked for is nil.
struct SQLiteCells {
  let statement: SQLiteStatement

  func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
  }

  func integer(_ column: Int) -> Int64? {
    guard sqlite3_column_type(statement, Int32(column)) == SQLITE_INTEGER else { return nil }
    return sqlite3_column_int64(statement, Int32(column))
  }

  func bool(_ column: Int) -> Bool? {
    switch integer(column) {
    case 0: false
    case 1: true
    default: nil
    }
  }

  func double(_ column: Int) -> Double? {
    switch sqlite3_column_type(statement, Int32(column)) {
    case SQLITE_FLOAT, SQLITE_INTEGER: sqlite3_column_double(statement, Int32(column))
    default: nil
    }
  }

  func text(_ column: Int) -> String? {
    utf8(column).map { String(decoding: $0, as: UTF8.self) }
  }

  func date(_ column: Int) -> Date? {
    utf8(column).flatMap { TimestampText.date(from: $0) }
  }

  func data(_ column: Int) -> Data? {
    guard sqlite3_column_type(statement, Int32(column)) == SQLITE_BLOB else { return nil }
    // An empty blob has no address.
    guard let bytes = sqlite3_column_blob(statement, Int32(column)) else { return Data() }
    return Data(bytes: bytes, count: Int(sqlite3_column_bytes(statement, Int32(column))))
  }

  func value(_ column: Int) -> DatabaseValue {
    switch sqlite3_column_type(statement, Int32(column)) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, Int32(column)))
    case SQLITE_FLOAT: .double(sqlite3_column_double(statement, Int32(column)))
    case SQLITE_TEXT: text(column).map(DatabaseValue.text) ?? .null
    case SQLITE_BLOB: data(column).map(DatabaseValue.blob) ?? .null
    default: .null
    }
  }

  /// The text's bytes, until the statement's next step.
  private func utf8(_ column: Int) -> UnsafeBufferPointer<UInt8>? {
    guard sqlite3_column_type(statement, Int32(column)) == SQLITE_TEXT else { return nil }
    let start = sqlite3_column_text(statement, Int32(column))
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column))))
  }
}

extension SQLiteCells {
  func name(_ column: Int) -> String {
    sqlite3_column_name(statement, Int32(column)).map { String(cString: $0) } ?? ""
  }

  /// The table that the column is read from; nil for an expression.
  func table(_ column: Int) -> String? {
    sqlite3_column_table_name(statement, Int32(column)).map { String(cString: $0) }
  }

  func kind(_ column: Int) -> String { value(column).kind }
}
