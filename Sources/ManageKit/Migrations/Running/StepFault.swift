/// Why a step isn't run, or isn't recorded, although the database refused none of its statements.
public enum StepFault: Sendable, Equatable {
  /// A pragma that does nothing within a transaction.
  case ignoredPragma(String)
  /// A statement ended the transaction that the step runs in.
  case endedTransaction
  /// A file with `-- migrate:transaction no` began a transaction and didn't end it.
  case leftTransactionOpen
  /// It left transactions that are prepared and still hold their locks.
  case preparedTransactions([String])
  /// Rows refer to rows that aren't there: one phrase for each foreign key.
  case orphans([String])
}

extension StepFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .ignoredPragma(let name): "PRAGMA \(name) does nothing within a transaction"
    case .endedTransaction: "a statement ended the transaction that the migration runs in"
    case .leftTransactionOpen: "it leaves a transaction open, which was rolled back"
    case .preparedTransactions(let names): "it leaves prepared transactions: \(names.joined(separator: ", "))"
    case .orphans(let places): "rows refer to rows that do not exist: \(places.joined(separator: "; "))"
    }
  }

  var hint: String {
    switch self {
    case .ignoredPragma("foreign_keys"):
      "remove it: foreign keys are off while a migration runs, and checked before it is committed; "
        + "'-- migrate:foreign-keys on' keeps them on"
    case .ignoredPragma: "move it to a migration with '-- migrate:transaction no'"
    case .endedTransaction: "add '-- migrate:transaction no' above '-- migrate:up'"
    case .leftTransactionOpen: "end what it begins with COMMIT, then run 'manage migrate' again"
    case .preparedTransactions: "end each with COMMIT PREPARED or ROLLBACK PREPARED, in the file or by hand"
    case .orphans:
      "correct or delete those rows in the migration; '-- migrate:foreign-keys on' makes deletions cascade as the keys say"
    }
  }
}
