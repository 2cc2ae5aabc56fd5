public import Foundation

/// How one migration stands in a database.
public struct MigrationStatus: Sendable {
  /// Its status according to its file and its history row.
  public enum State: String, Sendable {
    case applied, unapplied
    /// Applied, and the file was edited afterwards.
    case changed
    /// Applied, and the file is gone.
    case missing
    /// Begun outside a transaction, and not finished.
    case interrupted
  }

  /// Which migration.
  public let id: MigrationID
  /// How it stands.
  public let state: State
  /// When it was applied.
  public let applied: Date?
  /// Whether Django's own history has a migration of this app and name.
  public let isAppliedByDjango: Bool
  /// How far it came, if it was interrupted.
  public let run: MigrationRun?

  /// Whether the history has it.
  public var isApplied: Bool { applied != nil && state != .unapplied }
}
