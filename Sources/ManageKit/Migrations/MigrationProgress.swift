/// The events of a run, as they happen.
public enum MigrationProgress: Sendable {
  /// Another run holds the lock; this one waits.
  case waiting
  /// The record of a migration whose file is gone was removed.
  case pruned(MigrationID)
  /// The step that comes next.
  case planned(MigrationPlan)
  case starting(MigrationStep)
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
  /// The file that stands for the lock of a SQLite database, next to it; none for one in memory.
  public var lockFile: String?

  /// Options; the defaults run what is unapplied.
  public init(
    mode: Mode = .run, prunes: Bool = false, allowsOutOfOrder: Bool = false, wait: Duration = .seconds(60),
    lockFile: String? = nil
  ) {
    self.mode = mode
    self.prunes = prunes
    self.allowsOutOfOrder = allowsOutOfOrder
    self.wait = wait
    self.lockFile = lockFile
  }
}
