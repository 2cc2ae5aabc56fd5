import Foundation

/// The applied migrations: the rows of `manage_migrations`. A row exists = its migration is applied.
struct MigrationHistory: Sendable {
  /// One row.
  struct Record: Sendable {
    let id: MigrationID
    /// The file's checksum when it was applied.
    let checksum: String
    let applied: Date
  }

  let records: [MigrationID: Record]

  init(_ records: [Record]) {
    self.records = Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func contains(_ id: MigrationID) -> Bool { records[id] != nil }

  /// Whether `migration` is applied, but from another text.
  func isChanged(_ migration: Migration) -> Bool {
    records[migration.id].map { !migration.matches(checksum: $0.checksum) } ?? false
  }

  /// Applied migrations whose files no longer exist, sorted.
  func missing(from graph: MigrationGraph) -> [MigrationID] {
    records.keys.filter { graph[$0] == nil }.sorted()
  }

  func removing(_ ids: [MigrationID]) -> MigrationHistory {
    MigrationHistory(records.values.filter { !ids.contains($0.id) })
  }

  /// Throws `MigrationError.missing`, `changed` and `inconsistent` where the files no longer are what was applied.
  ///
  /// `allowsOutOfOrder`: a migration may be applied before an earlier one of its app that it doesn't name.
  func verify(against graph: MigrationGraph, allowsOutOfOrder: Bool) throws {
    let missing = missing(from: graph)
    guard missing.isEmpty else { throw MigrationError.missing(missing) }
    let changed = graph.migrations.filter(isChanged).map(\.id)
    guard changed.isEmpty else { throw MigrationError.changed(changed.sorted()) }
    for migration in graph.migrations where contains(migration.id) {
      let needed = allowsOutOfOrder ? migration.dependencies.map(\.id) : graph.dependencies(of: migration.id)
      for dependency in needed where !contains(dependency) {
        throw MigrationError.inconsistent(migration.id, dependency: dependency)
      }
    }
  }
}
