/// One row of a result: values by column name or position.
public struct Row: Sendable {
  let columns: RowColumns
  let values: [DatabaseValue]

  /// The columns' names, in their order.
  public var columnNames: [String] { columns.names }

  /// The value of the column named `name`.
  ///
  /// Throws `DatabaseError.noSuchColumn` and `DatabaseError.typeMismatch`.
  public subscript<Value: DatabaseValueConvertible>(name: String) -> Value {
    get throws {
      guard let index = columns.index[name] else {
        throw DatabaseError.noSuchColumn(name: name, available: columns.names)
      }
      return try self[index]
    }
  }

  /// The value of the column at `index`, counted from 0.
  ///
  /// Throws `DatabaseError.noSuchColumn` and `DatabaseError.typeMismatch`.
  public subscript<Value: DatabaseValueConvertible>(index: Int) -> Value {
    get throws {
      guard values.indices.contains(index) else {
        throw DatabaseError.noSuchColumn(name: "number \(index)", available: columns.names)
      }
      guard let value = Value.fromDatabaseValue(values[index]) else {
        throw DatabaseError.typeMismatch(
          table: nil, column: columns.names[index], expected: "\(Value.self)", found: values[index].kind)
      }
      return value
    }
  }
}

/// The column names that all rows of one result share.
final class RowColumns: Sendable {
  let names: [String]
  let index: [String: Int]

  init(_ names: [String]) {
    self.names = names
    index = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
