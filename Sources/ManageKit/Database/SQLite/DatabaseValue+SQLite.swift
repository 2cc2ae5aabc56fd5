import Foundation
import GRDB
import GRDBSQLite

/// Why a value can't be kept whole.
struct UnbindableValue: Error { let reason: String }

extension DatabaseValue {
  /// Binds it to the placeholder at `index`, counted from 1. SQLite copies what it needs.
  func bind(to statement: SQLiteStatement, at index: Int32) throws(UnbindableValue) {
    let code =
      switch self {
      case .null: sqlite3_bind_null(statement, index)
      case .bool(let bool): sqlite3_bind_int64(statement, index, bool ? 1 : 0)
      case .integer(let integer): sqlite3_bind_int64(statement, index, integer)
      case .double(let double): try bind(double, to: statement, at: index)
      case .text(let text): try bind(text, to: statement, at: index)
      case .blob(let data): bind(data, to: statement, at: index)
      case .timestamp(let date): try bind(text(of: date), to: statement, at: index)
      case .date(let date): try bind(date.description, to: statement, at: index)
      case .decimal(let decimal): try bind(text(of: decimal), to: statement, at: index)
      case .uuid(let uuid):
        try bind(uuid.uuidString.lowercased().replacing("-", with: ""), to: statement, at: index)
      }
    guard code != SQLITE_TOOBIG else { throw UnbindableValue(reason: "SQLite holds at most 1 GB in a value") }
    guard code == SQLITE_OK else { throw UnbindableValue(reason: "SQLite's result code \(code)") }
  }

  private func bind(
    _ double: Double, to statement: SQLiteStatement, at index: Int32
  ) throws(UnbindableValue) -> Int32 {
    // It would become null.
    guard !double.isNaN else { throw UnbindableValue(reason: "SQLite can't hold NaN") }
    return sqlite3_bind_double(statement, index, double)
  }

  private func bind(_ text: String, to statement: SQLiteStatement, at index: Int32) throws(UnbindableValue) -> Int32 {
    // A C string ends with a NUL, so that an empty one has an address too.
    let code = text.withCString { characters in
      // SQL functions would read it up to there: "admin\0" would become "admin".
      guard strlen(characters) == text.utf8.count else { return SQLITE_MISMATCH }
      return sqlite3_bind_text64(
        statement, index, characters, UInt64(text.utf8.count), copying, UInt8(SQLITE_UTF8))
    }
    guard code != SQLITE_MISMATCH else { throw UnbindableValue(reason: "SQLite text can't hold a NUL byte") }
    return code
  }

  private func bind(_ data: Data, to statement: SQLiteStatement, at index: Int32) -> Int32 {
    data.withUnsafeBytes { bytes in
      // Without an address it would be null.
      guard let start = bytes.baseAddress, !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
      return sqlite3_bind_blob64(statement, index, start, UInt64(bytes.count), copying)
    }
  }

  private func text(of date: Date) throws(UnbindableValue) -> String {
    guard let text = TimestampText.text(from: date) else {
      throw UnbindableValue(reason: "the date is outside the years 1 to 9999")
    }
    return text
  }

  private func text(of decimal: Decimal) throws(UnbindableValue) -> String {
    guard !decimal.isNaN else { throw UnbindableValue(reason: "NaN is not a decimal number") }
    return decimal.description
  }
}

/// SQLITE_TRANSIENT, a macro that Swift can't import: SQLite copies the bytes.
private let copying = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension DatabaseValue {
  /// The arguments of an SQL function.
  init(_ value: GRDB.DatabaseValue) {
    self =
      switch value.storage {
      case .null: .null
      case .int64(let integer): .integer(integer)
      case .double(let double): .double(double)
      case .string(let text): .text(text)
      case .blob(let data): .blob(data)
      }
  }
}
