import Foundation

/// An insert of one or several rows, as a value.
public struct Insert<Table: Model>: SQLStatement {
  private let rows: [[DatabaseValue]]
  private var conflict: Conflict?

  private struct Conflict: Sendable {
    let columns: [String]
    /// Whether a key was passed that isn't a column of the table itself.
    var hasOtherKey = false
    /// None to leave the row that is there as it is.
    let assignments: [(column: String, write: Selection.Clause)]
    let origins: [TableReference.Origin]
  }

  init(rows: [[DatabaseValue]]) {
    self.rows = rows
  }

  public var tableName: String { Table.schema.table }

  public func write(to writer: inout SQLWriter) {
    guard !rows.isEmpty else { return writer.fail(.noRows(table: tableName)) }
    let columns = Table.schema.insertedColumns
    guard !columns.isEmpty else { return writer.fail(.noColumns(table: tableName)) }
    do { for row in rows { try Table.schema.check(row, columns) } } catch { return writer.refuse(error) }
    writer.text("INSERT INTO ")
    writer.name(tableName)
    writer.text(" (")
    writer.list(columns) { $0.name($1.name) }
    writer.text(") VALUES ")
    writer.list(rows) { writer, row in
      writer.text("(")
      writer.list(row) { $0.bind($1) }
      writer.text(")")
    }
    if let conflict { write(conflict, to: &writer) }
  }

  private func write(_ conflict: Conflict, to writer: inout SQLWriter) {
    guard !conflict.hasOtherKey else { return writer.fail(.conflictNotColumn(table: tableName)) }
    writer.text(" ON CONFLICT ")
    if !conflict.columns.isEmpty {
      writer.text("(")
      writer.list(conflict.columns) { $0.name($1) }
      writer.text(") ")
    }
    guard !conflict.assignments.isEmpty else { return writer.text("DO NOTHING") }
    writer.text("DO UPDATE SET ")
    _ = writer.withScope(tableName, conflict.origins) { writer, _ in
      writer.list(conflict.assignments) { writer, assignment in
        writer.name(assignment.column)
        writer.text(" = ")
        assignment.write(&writer)
      }
    }
  }

  /// Runs the insert and returns how many rows it inserted or changed.
  @discardableResult
  public nonisolated(nonsending) func execute(
    in database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> Int {
    try await database.execute(try sql(for: database.dialect), at: SourcePlace(fileID: fileID, line: line))
  }

  /// The same insert, which returns the rows that it inserted or changed: `… RETURNING "id", "title", …`
  public func returning() -> Returning<Table> { Returning(self) }
}

extension Insert {
  /// Leaves out the rows that a unique constraint refuses: `ON CONFLICT DO NOTHING`
  public func orIgnore() -> Insert {
    var insert = self
    insert.conflict = Conflict(columns: [], assignments: [], origins: [])
    return insert
  }

  /// Changes the row that is there where the row's columns are taken already.
  ///
  ///     Tag.insert(draft).orUpdate(on: { $0.name }) { $0.uses += 1 }
  ///     // INSERT INTO "tag" … ON CONFLICT ("name") DO UPDATE SET "uses" = "tag"."uses" + $3
  ///     Tag.insert(drafts).orUpdate(on: { ($0.site, $0.name) }) { old, new in old.uses = new.uses }
  ///     // … ON CONFLICT ("site_id", "name") DO UPDATE SET "uses" = excluded."uses"
  public func orUpdate<each Key: SQLExpressible>(
    on columns: (Table.Columns) -> (repeat each Key), _ assign: (inout Assignments<Table>, Table.Columns) -> Void
  ) -> Insert {
    let (table, excluded) = (TableReference.next(), TableReference.named("excluded"))
    var assignments = Assignments<Table>(table)
    assign(&assignments, Table.Columns(excluded))
    var names: [String?] = []
    for column in repeat each columns(Table.Columns(table)) { names.append(column.ascending.ownColumn) }
    var insert = self
    insert.conflict = Conflict(
      columns: names.compactMap(\.self), hasOtherKey: names.contains(nil),
      assignments: assignments.values + Table.schema.touched(besides: assignments.values.map(\.column)),
      origins: [table.origin])
    return insert
  }

  /// Changes the row that is there where the row's columns are taken already.
  public func orUpdate<each Key: SQLExpressible>(
    on columns: (Table.Columns) -> (repeat each Key), _ assign: (inout Assignments<Table>) -> Void
  ) -> Insert {
    orUpdate(on: columns) { assignments, _ in assign(&assignments) }
  }
}

extension Model {
  /// The insert of a row: `INSERT INTO "post" ("title", …) VALUES ($1, …)`
  public static func insert(_ draft: Draft) -> Insert<Self> { insert([draft]) }

  /// The insert of several rows: `INSERT INTO "post" ("title", …) VALUES ($1, …), ($3, …)`
  public static func insert(_ drafts: some Sequence<Draft>) -> Insert<Self> {
    let now = Date().databaseValue
    return Insert(rows: drafts.map { $0.databaseValues(at: now) })
  }

  /// Inserts a row and returns it with its key: `INSERT INTO "post" … RETURNING "id", "title", …`
  @discardableResult
  public nonisolated(nonsending) static func insert(
    _ draft: Draft, into database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> Self {
    let rows = try await insert(draft).returning().fetch(from: database, at: SourcePlace(fileID: fileID, line: line))
    guard let row = rows.first else {
      throw QueryError.doesNotExist(table: schema.table)
    }
    return row
  }
}
