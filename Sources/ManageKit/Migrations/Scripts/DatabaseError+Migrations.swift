extension DatabaseError {
  /// How to fix a migration that the database refused, where that is known.
  var migrationHint: String? {
    guard case .refused(let refusal) = self else { return hint }
    return refusal.migrationHint
  }
}

extension StatementError {
  /// By SQLSTATE where PostgreSQL has one; SQLite has words alone.
  fileprivate var migrationHint: String? {
    switch code {
    case "25001": Self.outsideTransaction
    case "55P04": "add the value in an earlier migration: it can't be used in the transaction that adds it"
    case "0A000" where message.contains("transaction"): Self.outsideTransaction
    case _ where message.hasPrefix("cannot VACUUM") || message.contains("within a transaction"):
      Self.outsideTransaction
    case _ where kind == .undefinedTable || kind == .undefinedColumn:
      "make it in this migration or in one before it; of another app, name that by '-- migrate:depends APP.NAME'"
    default: kind.hint
    }
  }

  private static var outsideTransaction: String {
    "it can't run in a transaction: put it in a migration of its own, with '-- migrate:transaction no' above "
      + "'-- migrate:up'"
  }
}
