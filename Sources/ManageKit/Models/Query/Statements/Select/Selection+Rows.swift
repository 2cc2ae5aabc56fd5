extension Selection {
  /// A selection from the rows of this one: `SELECT 1 FROM (…) AS "rows"`
  var asRows: Selection {
    Selection(table: table, key: key, origins: [], projection: [{ $0.text("1") }], rows: [self])
  }

  /// Selects from the rows of another query, which returns the columns that are asked for in addition to its own:
  ///
  ///     SELECT SUM("rows"."column1") FROM (SELECT DISTINCT "post"."author_id", "post"."views" AS "column1" FROM "post")
  ///       AS "rows"
  func write(over rows: Selection, to writer: inout SQLWriter) {
    var projection: [SQLWriter.Part] = []
    let scope = writer.withRows(origins) { writer in
      projection = writer.captured { writeProjection(to: &$0) }
    }
    var rows = rows
    if !rows.isDistinct, rows.groups.isEmpty { rows.projection = [] }
    for (number, column) in scope.requests.enumerated() {
      rows.projection.append {
        $0.column(column.name, of: column.table)
        $0.text(" AS \(SQLWriter.quoted(SQLWriter.requestName(number)))")
      }
    }
    if rows.projection.isEmpty { rows.projection = [{ $0.text("1") }] }
    rows.origins += origins
    writer.text("SELECT ")
    writer.append(projection)
    writer.text(" FROM ")
    writer.subquery("", rows)
    writer.text(" AS \(SQLWriter.quoted(scope.alias))")
  }
}

extension SQLWriter {
  /// A column that the rows of a subquery are asked for.
  struct Request: Sendable {
    let name: String
    let table: TableReference
  }

  /// Lets `body` name columns, of which each becomes one of the subquery that is written later.
  fileprivate mutating func withRows(_ origins: [TableReference.Origin], _ body: (inout SQLWriter) -> Void) -> Scope {
    scopes.append(Scope(origins: origins, alias: unusedAlias("rows"), isSubquery: true))
    body(&self)
    return scopes.removeLast()
  }

  /// Adds a column of a subquery: `"rows"."column1"`.
  mutating func request(_ name: String, of table: TableReference, in index: Int) {
    let requests = scopes[index].requests
    let known = requests.firstIndex { $0.name == name && $0.table.path == table.path }
    if known == nil { scopes[index].requests.append(Request(name: name, table: table)) }
    let column = Self.requestName(known ?? requests.count)
    text("\(Self.quoted(scopes[index].alias)).\(Self.quoted(column))")
  }

  fileprivate static func requestName(_ number: Int) -> String { "column\(number + 1)" }
}
