/// A lock that a statement takes on a table that may be in use.
struct TableLock: Hashable, Sendable {
  /// PostgreSQL's modes (its documentation, "Explicit Locking"), the strictest last.
  enum Mode: String, Sendable {
    case rowExclusive = "ROW EXCLUSIVE"
    case shareUpdateExclusive = "SHARE UPDATE EXCLUSIVE"
    case share = "SHARE"
    case shareRowExclusive = "SHARE ROW EXCLUSIVE"
    case exclusive = "EXCLUSIVE"
    case accessExclusive = "ACCESS EXCLUSIVE"

    /// What has to wait meanwhile.
    var effect: String {
      switch self {
      case .rowExclusive, .shareUpdateExclusive: "reads and writes go on"
      case .share, .shareRowExclusive, .exclusive: "writes wait"
      case .accessExclusive: "reads and writes wait"
      }
    }
  }

  let table: SQLName
  let mode: Mode
}

extension ScriptStatement {
  /// The locks that PostgreSQL takes for it, as far as its text tells; none for a table that it makes itself.
  var locks: [TableLock] {
    guard dialect == .postgres else { return [] }
    var cursor = TokenCursor(opening(60))
    if cursor.take("CREATE") { return Self.locksOfCreation(&cursor) }
    if cursor.take("ALTER", "TABLE") { return Self.locksOfAlteration(&cursor) }
    if cursor.take("LOCK") { return Self.explicitLock(&cursor) }
    return Self.simpleLock(&cursor).map { [$0] } ?? []
  }

  private static func locksOfCreation(_ cursor: inout TokenCursor) -> [TableLock] {
    cursor.skip("OR", "REPLACE", "UNIQUE", "CONSTRAINT", "UNLOGGED")
    let mode: TableLock.Mode
    if cursor.take("INDEX") {
      mode = cursor.has("CONCURRENTLY") ? .shareUpdateExclusive : .share
    } else if cursor.take("TRIGGER") {
      mode = .shareRowExclusive
    } else if cursor.take("POLICY") {
      mode = .accessExclusive
    } else if cursor.take("TABLE") {
      return references(&cursor)
    } else {
      return []
    }
    guard cursor.seek("ON") else { return [] }
    cursor.skip("ONLY")
    return cursor.takeName().map { [TableLock(table: $0, mode: mode)] } ?? []
  }

  private static func locksOfAlteration(_ cursor: inout TokenCursor) -> [TableLock] {
    cursor.skip("IF", "EXISTS", "ONLY")
    guard let table = cursor.takeName() else { return [] }
    let mode: TableLock.Mode =
      if cursor.hasSymbol(",") {
        .accessExclusive
      } else if ["VALIDATE", "STATISTICS", "ATTACH", "CLUSTER"].contains(where: cursor.has) {
        .shareUpdateExclusive
      } else if cursor.has("FOREIGN") || cursor.has("TRIGGER") {
        .shareRowExclusive
      } else {
        .accessExclusive
      }
    return [TableLock(table: table, mode: mode)] + references(&cursor)
  }

  /// A foreign key locks the table that it refers to.
  private static func references(_ cursor: inout TokenCursor) -> [TableLock] {
    var locks: [TableLock] = []
    while cursor.seek("REFERENCES"), let table = cursor.takeName() {
      let lock = TableLock(table: table, mode: .shareRowExclusive)
      if !locks.contains(lock) { locks.append(lock) }
    }
    return locks
  }

  private static func explicitLock(_ cursor: inout TokenCursor) -> [TableLock] {
    cursor.skip("TABLE", "ONLY")
    guard let table = cursor.takeName() else { return [] }
    var words: [String] = []
    guard cursor.seek("IN") else { return [TableLock(table: table, mode: .accessExclusive)] }
    while let word = cursor.takeName()?.name.uppercased(), word != "MODE" { words.append(word) }
    return TableLock.Mode(rawValue: words.joined(separator: " ")).map { [TableLock(table: table, mode: $0)] } ?? []
  }

  private static func simpleLock(_ cursor: inout TokenCursor) -> TableLock? {
    let mode: TableLock.Mode
    if cursor.take("INSERT", "INTO") || cursor.take("UPDATE") || cursor.take("DELETE", "FROM")
      || cursor.take("MERGE", "INTO") || (cursor.has("FROM") && cursor.take("COPY"))
    {
      mode = .rowExclusive
    } else if cursor.take("DROP", "TABLE") || cursor.take("TRUNCATE") || cursor.take("CLUSTER")
      || cursor.take("VACUUM", "FULL")
    {
      mode = .accessExclusive
    } else if cursor.take("VACUUM") || cursor.take("ANALYZE") || cursor.take("COMMENT", "ON", "TABLE") {
      mode = .shareUpdateExclusive
    } else if cursor.take("REINDEX", "TABLE") {
      mode = cursor.take("CONCURRENTLY") ? .shareUpdateExclusive : .share
    } else if cursor.take("REFRESH", "MATERIALIZED", "VIEW") {
      mode = cursor.take("CONCURRENTLY") ? .exclusive : .accessExclusive
    } else {
      return nil
    }
    cursor.skip("TABLE", "IF", "EXISTS", "ONLY", "VERBOSE", "ANALYZE")
    return cursor.takeName().map { TableLock(table: $0, mode: mode) }
  }
}
