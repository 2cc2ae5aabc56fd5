import Foundation
import ManagePostgresClient

/// Reads the columns of one row in their order, straight from the database's own memory.
///
///     let fruit = try await database.fetch("SELECT id, name FROM fruit") { row in
///       Fruit(id: try row.decode(), name: try row.decode())
///     }
///
/// It is of use only within the closure that it is lent to.
public struct RowDecoder: ~Copyable {
  /// The user whose row it is.
  enum Source {
    case sqlite(SQLiteCells)
    case postgres(PostgresCells)
    case row(Row)
  }

  var source: Source
  /// How many columns the row has.
  public let columnCount: Int
  /// The column that is read next, counted from 0.
  public private(set) var position = 0

  /// Decodes a row that a query returned.
  public init(_ row: Row) {
    self.init(.row(row), columnCount: row.values.count)
  }

  init(_ source: Source, columnCount: Int) {
    self.source = source
    self.columnCount = columnCount
  }

  /// Reads the next column.
  ///
  /// Throws `DatabaseError.typeMismatch`, and `DatabaseError.noSuchColumn` after the last one.
  @inlinable
  public mutating func decode<Value: DatabaseValueConvertible>(
    _ type: Value.Type = Value.self
  ) throws(DatabaseError) -> Value {
    try Value.decode(from: &self)
  }

  /// Leaves out the next `count` columns.
  public mutating func skip(_ count: Int) {
    position += count
  }

  /// Whether the column `count` places after the next one is null or isn't there: what an outer join leaves empty.
  public func isNull(aheadBy count: Int = 0) -> Bool {
    let column = position + count
    guard column < columnCount else { return true }
    return switch source {
    case .sqlite(let cells): cells.isNull(column)
    case .postgres(let cells): cells.isNull(column)
    case .row(let row): row.values[column] == .null
    }
  }

  /// Goes on to another row of the same result of PostgreSQL's.
  mutating func start(row: Int) {
    if case .postgres(var cells) = source {
      cells.row = row
      source = .postgres(cells)
    }
    position = 0
  }
}

extension RowDecoder {
  /// The column to read now.
  @inline(__always)
  private mutating func next() throws(DatabaseError) -> Int {
    let column = position
    position += 1
    guard column < columnCount else {
      throw .noSuchColumn(name: "number \(column)", available: columnNames)
    }
    return column
  }

  /// Reads the next column by one of three ways, whichever database it comes from.
  @inline(__always)
  private mutating func read<Value: DatabaseValueConvertible>(
    sqlite: (SQLiteCells, Int) -> Value?, postgres: (PostgresCells, Int) -> Value?
  ) throws(DatabaseError) -> Value {
    let column = try next()
    let value =
      switch source {
      case .sqlite(let cells): sqlite(cells, column)
      case .postgres(let cells): postgres(cells, column)
      case .row(let row): Value.fromDatabaseValue(row.values[column])
      }
    guard let value else { throw mismatch(at: column, expected: Value.self) }
    return value
  }

  /// Nothing that the type has no room for.
  mutating func readInteger<Value: DatabaseValueConvertible & FixedWidthInteger>(
    as type: Value.Type
  ) throws(DatabaseError) -> Value {
    try read(
      sqlite: { cells, column in cells.integer(column).flatMap(Value.init(exactly:)) },
      postgres: { cells, column in cells.int64(column).flatMap(Value.init(exactly:)) })
  }

  mutating func readBool() throws(DatabaseError) -> Bool {
    try read(sqlite: { $0.bool($1) }, postgres: { $0.bool($1) })
  }

  mutating func readDouble() throws(DatabaseError) -> Double {
    try read(sqlite: { $0.double($1) }, postgres: { $0.double($1) })
  }

  mutating func readText() throws(DatabaseError) -> String {
    try read(sqlite: { $0.text($1) }, postgres: { $0.text($1) })
  }

  mutating func readData() throws(DatabaseError) -> Data {
    try read(sqlite: { $0.data($1) }, postgres: { $0.data($1) })
  }

  mutating func readDate() throws(DatabaseError) -> Date {
    try read(sqlite: { $0.date($1) }, postgres: { $0.date($1) })
  }

  mutating func readCalendarDate() throws(DatabaseError) -> CalendarDate {
    try read(
      sqlite: { CalendarDate.fromDatabaseValue($0.value($1)) }, postgres: { $0.day($1) })
  }

  mutating func readDecimal() throws(DatabaseError) -> Decimal {
    try read(sqlite: { Decimal.fromDatabaseValue($0.value($1)) }, postgres: { $0.decimal($1) })
  }

  mutating func readUUID() throws(DatabaseError) -> UUID {
    try read(sqlite: { UUID.fromDatabaseValue($0.value($1)) }, postgres: { $0.uuid($1) })
  }

  /// Any other type, from the database's own value.
  mutating func readValue<Value: DatabaseValueConvertible>(as type: Value.Type) throws(DatabaseError) -> Value {
    try read(
      sqlite: { Value.fromDatabaseValue($0.value($1)) },
      postgres: { cells, column in cells.databaseValue(column).flatMap(Value.fromDatabaseValue) })
  }
}

extension RowDecoder {
  var columnNames: [String] {
    switch source {
    case .sqlite(let cells): (0..<columnCount).map { cells.name($0) }
    case .postgres(let cells): (0..<columnCount).map { cells.name($0) }
    case .row(let row): row.columnNames
    }
  }

  /// That the column isn't what the type asks for.
  func mismatch(at column: Int, expected: Any.Type) -> DatabaseError {
    switch source {
    case .sqlite(let cells):
      .typeMismatch(
        table: cells.table(column), column: cells.name(column), expected: "\(expected)", found: cells.kind(column))
    // Its table is known by number only; the driver asks for the name.
    case .postgres(let cells):
      .typeMismatch(table: nil, column: cells.name(column), expected: "\(expected)", found: cells.kind(column))
    case .row(let row):
      .typeMismatch(
        table: nil, column: row.columnNames[column], expected: "\(expected)", found: row.values[column].kind)
    }
  }
}
