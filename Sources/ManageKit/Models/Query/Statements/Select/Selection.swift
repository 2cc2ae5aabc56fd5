/// A SELECT without the types of its rows.
struct Selection: Sendable {
  typealias Clause = @Sendable (inout SQLWriter) -> Void

  let table: String
  /// The column of the key.
  let key: String
  var origins: [TableReference.Origin]
  /// The selected columns.
  var projection: [Clause]
  var conditions: [SQLExpression<Bool>] = []
  var groups: [Clause] = []
  var groupConditions: [SQLExpression<Bool>] = []
  var orders: [Ordering] = []
  var limit: Int?
  var offset: Int?
  var isDistinct = false
  var lock: RowLock?
  var failure: QueryError?

  /// The rows to select from in place of a table; one or none.
  var rows: [Selection] = []

  /// Whether an UPDATE or DELETE can't have its clauses.
  var isMoreThanFilter: Bool { isLimited || isDistinct || !groups.isEmpty || !groupConditions.isEmpty }

  var isLimited: Bool { limit != nil || offset != nil }

  func write(to writer: inout SQLWriter) {
    if let rows = rows.first { return write(over: rows, to: &writer) }
    if let failure { writer.fail(failure) }
    for number in [limit, offset] {
      if let number, number < 0 { writer.fail(.negativeLimit(table: table, number)) }
    }
    var parts: (columns: [SQLWriter.Part], clauses: [SQLWriter.Part]) = ([], [])
    var rootAlias = table
    let joins = writer.withScope(table, origins) { writer, alias in
      rootAlias = alias
      parts.columns = writer.captured { writeProjection(to: &$0) }
      parts.clauses = writer.captured { writeClauses(to: &$0, alias: alias) }
    }
    writer.text(isDistinct ? "SELECT DISTINCT " : "SELECT ")
    writer.append(parts.columns)
    writer.text(" FROM ")
    writer.table(table, as: rootAlias)
    writer.joins(joins)
    writer.append(parts.clauses)
  }

  func writeProjection(to writer: inout SQLWriter) {
    let outer = writer.isDistinct
    writer.isDistinct = isDistinct
    writer.list(projection) { $1(&$0) }
    writer.isDistinct = outer
  }

  private func writeClauses(to writer: inout SQLWriter, alias: String) {
    writer.conditions(" WHERE ", conditions)
    if !groups.isEmpty {
      writer.text(" GROUP BY ")
      writer.list(groups) { $1(&$0) }
    }
    writer.conditions(" HAVING ", groupConditions)
    if !orders.isEmpty {
      writer.text(" ORDER BY ")
      writer.list(orders) { $1.write(to: &$0) }
    }
    writeLimits(to: &writer)
    if writer.dialect == .postgres, let lock { writer.text(lock.clause(alias: alias)) }
  }

  private func writeLimits(to writer: inout SQLWriter) {
    if let limit {
      writer.text(" LIMIT ")
      writer.bind(.integer(Int64(limit)))
    } else if offset != nil, writer.dialect == .sqlite {
      // SQLite has no OFFSET without a LIMIT.
      writer.text(" LIMIT -1")
    }
    if let offset {
      writer.text(" OFFSET ")
      writer.bind(.integer(Int64(offset)))
    }
  }
}

extension SQLWriter {
  /// Adds conditions that must all be met: ` WHERE a AND (b OR c)`.
  mutating func conditions(_ word: String, _ conditions: [SQLExpression<Bool>]) {
    guard !conditions.isEmpty else { return }
    text(word)
    list(conditions, separator: " AND ") { $1.writeOperand(to: &$0, atLeast: conditions.count > 1 ? .and : .or) }
  }
}

/// A lock that keeps others from changing the selected rows until the transaction ends.
struct RowLock: Sendable {
  enum Waiting: Sendable { case wait, skip, fail }

  let waiting: Waiting

  /// Only the query's own rows: PostgreSQL can't lock the nullable side of a LEFT JOIN.
  func clause(alias: String) -> String {
    let of = " FOR UPDATE OF \(SQLWriter.quoted(alias))"
    return switch waiting {
    case .wait: of
    case .skip: of + " SKIP LOCKED"
    case .fail: of + " NOWAIT"
    }
  }
}
