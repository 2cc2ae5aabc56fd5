import Foundation

/// The applied migrations: the rows of `manage_migrations`. A row exists = its migration is applied.
struct MigrationHistory: Sendable {
  /// One row.
  struct Record: Equatable, Sendable {
    let id: MigrationID
    /// The file's checksum when it was applied.
    let checksum: String
    let applied: Date
  }

  let records: [MigrationID: Record]
  /// Migrations that were interrupted outside of a transaction.
  let runs: [MigrationID: MigrationRun]

  init(_ records: [Record], runs: [MigrationRun] = []) {
    self.records = Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.runs = Dictionary(runs.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func contains(_ id: MigrationID) -> Bool { records[id] != nil }

  /// Whether `migration` is applied, and needn't be run again.
  func isSettled(_ migration: Migration) -> Bool {
    contains(migration.id) && !(migration.id.isRepeatable && isChanged(migration))
  }

  /// Whether `migration` is applied, but from another text.
  func isChanged(_ migration: Migration) -> Bool {
    records[migration.id].map { !migration.matches(checksum: $0.checksum) } ?? false
  }

  /// Applied migrations whose files no longer exist, sorted.
  func missing(from graph: MigrationGraph) -> [MigrationID] {
    records.keys.filter { graph[$0] == nil }.sorted()
  }

  /// The history with squashed migrations in place of those that they replace; and which these are.
  ///
  /// Throws `MigrationError.partlyReplaced`.
  func settled(in graph: MigrationGraph) throws -> (history: MigrationHistory, squashed: [Migration]) {
    let squashed = try graph.migrations.filter { migration in
      let applied = migration.replaced.filter(contains)
      guard !contains(migration.id), !applied.isEmpty else { return false }
      let unapplied = migration.replaced.filter { !contains($0) }
      guard unapplied.isEmpty else { throw MigrationError.partlyReplaced(migration.id, unapplied: unapplied) }
      return true
    }
    let now = Date()
    let records = squashed.map { Record(id: $0.id, checksum: $0.checksum, applied: now) }
    let kept = removing(squashed.flatMap(\.replaced)).records.values
    return (MigrationHistory(records + kept, runs: Array(runs.values)), squashed)
  }

  func removing(_ ids: [MigrationID]) -> MigrationHistory {
    MigrationHistory(records.values.filter { !ids.contains($0.id) }, runs: Array(runs.values))
  }

  /// Throws `RunFailure.unfinished` where a step would build on a migration of its app that was interrupted, instead of
  /// going on with it.
  func verifyRuns(for plan: MigrationPlan) throws {
    let apps = Set(plan.steps.map(\.migration.id.app))
    for run in runs.values.sorted(by: { $0.id < $1.id }) where apps.contains(run.id.app) {
      guard !plan.steps.contains(where: { $0.migration.id == run.id && $0.kind == run.kind }) else { continue }
      throw RunFailure.unfinished(run)
    }
  }

  /// Throws `MigrationError.missing`, `changed` and `inconsistent` where the files no longer are what was applied.
  ///
  /// `allowsOutOfOrder`: a migration may be applied before an earlier one of its app that it doesn't name.
  func verify(against graph: MigrationGraph, allowsOutOfOrder: Bool) throws {
    let missing = missing(from: graph)
    guard missing.isEmpty else { throw MigrationError.missing(missing) }
    let changed = graph.migrations.filter { isChanged($0) && !$0.id.isRepeatable }.map(\.id)
    guard changed.isEmpty else { throw MigrationError.changed(changed.sorted()) }
    for migration in graph.migrations where contains(migration.id) {
      let needed =
        allowsOutOfOrder || migration.id.isRepeatable
        ? graph.namedDependencies(of: migration) : graph.dependencies(of: migration.id)
      for dependency in needed where !contains(dependency) {
        throw MigrationError.inconsistent(migration.id, dependency: dependency)
      }
    }
  }
}
