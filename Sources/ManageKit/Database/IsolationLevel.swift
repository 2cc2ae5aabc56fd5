/// How much a transaction sees of others that run at the same time, as PostgreSQL's documentation, chapter 13.2, has
/// it.
///
/// SQLite has one writer at a time: there every transaction is serializable.
public enum IsolationLevel: String, Sendable, CaseIterable {
  /// Each statement sees what was committed before it began; PostgreSQL's default.
  case readCommitted = "READ COMMITTED"
  /// All statements see what was committed before the first of them.
  case repeatableRead = "REPEATABLE READ"
  /// As if transactions ran one after another. Some will fail with `StatementError.Kind.serializationFailure`.
  case serializable = "SERIALIZABLE"
}
