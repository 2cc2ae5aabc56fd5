/// Where a connection stands between two statements.
public enum PostgresTransactionStatus: Sendable, Equatable {
  /// Outside a transaction.
  case idle
  /// In a transaction that works.
  case inTransaction
  /// In a transaction that an error ended; only a rollback is possible.
  case failed
  /// An answer is outstanding, or the connection is lost.
  case unknown
}
