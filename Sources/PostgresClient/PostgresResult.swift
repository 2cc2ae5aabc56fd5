import CPostgres

/// What one statement gave back: Swift values only, nothing of libpq's.
public struct PostgresResult: Sendable {
  /// The result's columns, empty for statements that return no rows.
  public var columns: [PostgresColumn] { storage.columns }
  /// Rows inserted, updated, deleted or selected; 0 for statements that count none.
  public let affectedRows: Int
  /// The rows, in the server's order.
  public var rows: PostgresRows { PostgresRows(storage: storage) }

  private let storage: ResultStorage

  init(_ handle: ResultHandle) {
    storage = ResultStorage(handle)
    affectedRows = Int(String(cString: PQcmdTuples(handle.pointer))) ?? 0
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
  let storage: ResultStorage

  public var startIndex: Int { 0 }
  public var endIndex: Int { storage.rowCount }

  public subscript(position: Int) -> PostgresRow {
    precondition(indices.contains(position), "row \(position) of \(count)")
    return PostgresRow(storage: storage, index: position)
  }
}

/// The cells of all rows in one block of memory, which the rows share.
final class ResultStorage: Sendable {
  let columns: [PostgresColumn]
  let rowCount: Int
  let bytes: [UInt8]
  /// Where each cell ends in `bytes`, row by row; the bitwise complement of it for null.
  private let ends: [Int]

  init(_ handle: ResultHandle) {
    let result = handle.pointer
    let rowCount = PQntuples(result)
    let columnCount = PQnfields(result)
    columns = (0..<columnCount).map { column in
      let table = PQftable(result, column)
      return PostgresColumn(
        name: String(cString: PQfname(result, column)), typeOID: PQftype(result, column),
        tableOID: table == 0 ? nil : table)
    }
    var ends: [Int] = []
    ends.reserveCapacity(Int(rowCount) * Int(columnCount))
    var end = 0
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        end += Int(PQgetlength(result, row, column))
        ends.append(PQgetisnull(result, row, column) == 1 ? ~end : end)
      }
    }
    bytes = [UInt8](unsafeUninitializedCapacity: end) { buffer, count in
      for row in 0..<rowCount {
        for column in 0..<columnCount {
          let length = Int(PQgetlength(result, row, column))
          guard length > 0, let value = PQgetvalue(result, row, column) else { continue }
          let cell = UnsafeRawBufferPointer(start: value, count: length)
          UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count..<(count + length)])
            .copyMemory(from: cell)
          count += length
        }
      }
    }
    self.ends = ends
    self.rowCount = Int(rowCount)
  }

  /// The cell's place in `bytes`, `nil` for null.
  func range(row: Int, column: Int) -> Range<Int>? {
    let index = row * columns.count + column
    guard ends[index] >= 0 else { return nil }
    let start = index == 0 ? 0 : ends[index - 1]
    return (start < 0 ? ~start : start)..<ends[index]
  }
}
