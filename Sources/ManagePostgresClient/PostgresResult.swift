import CManagePostgres

/// The result of one statement.
///
/// Its memory is libpq's own, in text format, and lives as long as a result, row or cell of it does.
public struct PostgresResult: Sendable {
  let handle: ResultHandle

  init(_ handle: ResultHandle) { self.handle = handle }

  /// The result's columns, empty for statements that return no rows; made on each call.
  public var columns: [PostgresColumn] {
    (0..<columnCount).map { column in
      PostgresColumn(name: columnName(column), typeOID: typeOID(column: column), tableOID: tableOID(column: column))
    }
  }

  /// Rows inserted, updated, deleted or selected; 0 for statements that count none.
  public var affectedRows: Int { Int(String(cString: PQcmdTuples(handle.pointer))) ?? 0 }

  /// The rows, in the server's order.
  public var rows: PostgresRows { PostgresRows(result: self) }

  /// Lends the cells for reading, for the length of the closure.
  public func withCells<Value>(_ body: (inout PostgresCells) throws -> Value) rethrows -> Value {
    var cells = PostgresCells(handle)
    return try withExtendedLifetime(handle) { try body(&cells) }
  }

  /// How many rows there are.
  public var rowCount: Int { Int(PQntuples(handle.pointer)) }

  /// How many columns each row has.
  public var columnCount: Int { Int(PQnfields(handle.pointer)) }

  /// The column's name or alias.
  public func columnName(_ column: Int) -> String { String(cString: nameBytes(of: column)) }

  /// The column's type, as in the catalogue `pg_type`.
  public func typeOID(column: Int) -> UInt32 {
    precondition(0..<columnCount ~= column, "column \(column) of \(columnCount)")
    return handle.types[column]
  }

  /// The table the column comes from, `nil` for an expression.
  public func tableOID(column: Int) -> UInt32? {
    let table = PQftable(handle.pointer, Int32(column))
    return table == 0 ? nil : table
  }

  /// The position of the first column of this name.
  func column(named name: String) -> Int? {
    (0..<columnCount).first { columnName($0) == name }
  }

  private func nameBytes(of column: Int) -> UnsafePointer<CChar> {
    guard let name = PQfname(handle.pointer, Int32(column)) else {
      preconditionFailure("column \(column) of \(columnCount)")
    }
    return UnsafePointer(name)
  }
}

/// A column of a result.
public struct PostgresColumn: Sendable, Hashable {
  /// Its name or alias.
  public let name: String
  /// Its type, as in the catalogue `pg_type`.
  public let typeOID: UInt32
  /// The table it comes from, `nil` for an expression.
  public let tableOID: UInt32?
}

/// The rows of a result, in order.
public struct PostgresRows: Sendable, RandomAccessCollection {
  let result: PostgresResult

  public var startIndex: Int { 0 }
  public var endIndex: Int { result.rowCount }

  public subscript(position: Int) -> PostgresRow {
    precondition(indices.contains(position), "row \(position) of \(count)")
    return PostgresRow(result: result, index: position)
  }
}
