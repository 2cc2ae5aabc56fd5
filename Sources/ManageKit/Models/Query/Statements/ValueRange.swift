extension ColumnType {
  /// Why a column of this type can't hold `value`, where PostgreSQL says no and SQLite would say nothing.
  func refusal(of value: DatabaseValue) -> String? {
    switch (self, value) {
    case (.varchar(let length), .text(let text)) where text.utf8.count > length && text.unicodeScalars.count > length:
      "it is longer than \(length) characters"
    case (.smallInteger, .integer(let integer)) where Int16(exactly: integer) == nil: "it does not fit 16 bits"
    case (.integer, .integer(let integer)) where Int32(exactly: integer) == nil: "it does not fit 32 bits"
    default: nil
    }
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
