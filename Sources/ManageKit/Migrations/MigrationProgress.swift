/// The events of a run, as they happen.
public enum MigrationProgress: Sendable {
  /// Another run holds the lock; this one waits.
  case waiting(for: MigrationLockHolder?)
  /// The record of a migration whose file is gone was removed.
  case pruned(MigrationID)
  /// The steps that come.
  case planned(MigrationPlan)
  /// A step begins.
  case starting(MigrationStep)
  /// The step outside a transaction that begins goes on where an earlier run ended.
  case resuming(MigrationRun)
  /// The step waits for a lock that somebody else holds on a table, and is tried again after this time.
  case retrying(MigrationStep, after: Duration)
  /// A remark that stops nothing.
  case warning(String)
  /// `isFaked`: the history alone was changed.
  case finished(MigrationStep, isFaked: Bool, duration: Duration)
}

/// How migrations are run.
public struct MigrationOptions: Sendable {
  /// A step's effect on the database.
  public enum Mode: Sendable {
    case run
    /// Only the history is changed.
    case fake
    /// The file of the target, which is applied and was edited since, is taken as it is now; nothing is run.
    case accept
    /// As `fake` for those whose tables all exist, as `run` for the others.
    case fakeInitial
  }

  /// A step's effect on the database.
  public var mode: Mode
  /// Whether to forget applied migrations whose files are gone.
  public var prunes: Bool
  /// Whether a migration may be applied after a later one of its app.
  public var allowsOutOfOrder: Bool
  /// For how long to wait for another run.
  public var wait: Duration
  /// How long a statement waits for a lock on PostgreSQL, where its file doesn't say so; nil is 5 seconds, or as the role
  /// has it. A step that waited in vain is tried again, up to six times.
  public var lockTimeout: Duration?
  /// How long a statement may run on PostgreSQL, where its file doesn't say so; nil is as the role has it.
  public var statementTimeout: Duration?

  /// Options; the defaults run what is unapplied.
  public init(
    mode: Mode = .run, prunes: Bool = false, allowsOutOfOrder: Bool = false, wait: Duration = .seconds(60)
  ) {
    self.mode = mode
    self.prunes = prunes
    self.allowsOutOfOrder = allowsOutOfOrder
    self.wait = wait
  }
}
