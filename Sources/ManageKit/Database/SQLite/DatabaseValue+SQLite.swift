import GRDB

extension SQL {
  /// The values as SQLite takes them. Throws `DatabaseError.refused` for one that it would change without a word.
  func sqliteArguments() throws -> StatementArguments {
    StatementArguments(
      try values.enumerated().map { index, value -> (any GRDB.DatabaseValueConvertible)? in
        do throws(Refusal) { return try value.sqlite } catch {
          let message = "invalid value for ?\(index + 1): \(error.reason)"
          throw DatabaseError.refused(
            StatementError(kind: .other, code: "client", message: message, sql: text(for: .sqlite)))
        }
      })
  }
}

/// Why a value can't be kept whole.
private struct Refusal: Error { let reason: String }

extension DatabaseValue {
  /// What GRDB is to bind. Its own `databaseValue` is not asked for by name: the one of this module hides it.
  fileprivate var sqlite: (any GRDB.DatabaseValueConvertible)? {
    get throws(Refusal) {
      switch self {
      case .null: return nil
      case .bool(let bool): return bool
      case .integer(let integer): return integer
      case .double(let double):
        guard !double.isNaN else { throw Refusal(reason: "SQLite can't hold NaN") }
        return double
      case .text(let text):
        // It would be bound up to there: "admin\0" would become "admin".
        guard !text.utf8.contains(0) else { throw Refusal(reason: "SQLite text can't hold a NUL byte") }
        return text
      case .blob(let data): return data
      case .timestamp(let date):
        guard let text = SQLiteTimestamp.text(from: date) else {
          throw Refusal(reason: "the date is outside the years 1 to 9999")
        }
        return text
      }
    }
  }

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
