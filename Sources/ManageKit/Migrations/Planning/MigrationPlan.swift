/// The steps of a run, in order: a value before it is an act.
public struct MigrationPlan: Sendable, CustomStringConvertible {
  /// The steps; empty where there is nothing to do.
  public let steps: [MigrationStep]

  /// One line a step.
  public var description: String { steps.map(\.description).joined(separator: "\n") }
}

/// A migration, and what is done with it.
public struct MigrationStep: Sendable, CustomStringConvertible {
  /// The progress so far.
  public enum Kind: String, Sendable {
    case apply = "Apply"
    case unapply = "Unapply"
    /// The changed file of an applied migration is taken as it is now: nothing is run, except what is repeatable.
    case accept = "Accept the changed file of"
  }

  /// The progress so far.
  public let kind: Kind
  /// With which migration.
  public let migration: Migration
  /// The SQL that it runs; nil where only the history changes.
  let script: SQLScript?

  /// `Apply accounts.0001_initial`.
  public var description: String { "\(isRepetition ? "Repeat" : kind.rawValue) \(migration.id)" }

  /// Whether a repeatable migration is run again.
  var isRepetition: Bool { kind == .accept && script != nil }
}
