/// What a statement is, as far as running it is concerned: by its first words.
struct StatementKind {
  /// The first words in capitals; a quoted name or anything else is an empty one.
  let words: [String]
  private let dialect: Dialect

  init(_ text: String, dialect: Dialect) {
    self.dialect = dialect
    words = OpeningTokens(text, dialect: dialect, limit: 40).tokens.map { $0.keyword ?? "" }
  }

  private var verb: String { words.first ?? "" }
  private var object: String { words.dropFirst().first ?? "" }

  /// Whether it changes the session alone, so that a run that goes on after it must repeat it.
  var isOfSession: Bool {
    switch verb {
    case "SET": !["LOCAL", "TRANSACTION", "CONSTRAINTS"].contains(object)
    case "RESET", "PRAGMA", "ATTACH", "DETACH", "LOAD": true
    default: false
    }
  }

  /// Whether it ends a transaction and keeps what was done in it.
  var commits: Bool {
    (verb == "COMMIT" && object != "PREPARED") || verb == "END" || (verb == "PREPARE" && object == "TRANSACTION")
  }

  /// Whether it may run in a transaction that also notes that it did.
  var isTransactional: Bool {
    switch dialect {
    case .sqlite: !Self.aloneInSQLite.contains(verb)
    case .postgres:
      Self.transactionalInPostgreSQL.contains(verb) && !words.contains("CONCURRENTLY")
        && !["DATABASE", "TABLESPACE", "SYSTEM", "SUBSCRIPTION"].contains(object)
    }
  }

  /// Whether it makes an index while others go on writing, and leaves an invalid one behind where it fails.
  var isConcurrentIndex: Bool { words.contains("INDEX") && words.contains("CONCURRENTLY") }

  private static let aloneInSQLite: Set = [
    "PRAGMA", "VACUUM", "ATTACH", "DETACH", "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE",
  ]

  private static let transactionalInPostgreSQL: Set = [
    "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "SELECT", "VALUES", "TABLE", "CREATE", "ALTER", "DROP", "TRUNCATE",
    "COMMENT", "GRANT", "REVOKE", "REFRESH", "COPY", "SECURITY", "REASSIGN", "IMPORT", "ANALYZE",
  ]
}
