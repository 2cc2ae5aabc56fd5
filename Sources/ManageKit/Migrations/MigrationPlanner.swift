/// Works out what brings a database to a target.
struct MigrationPlanner {
  let graph: MigrationGraph
  let history: MigrationHistory
  /// Whether only the history is to change: then nothing has to be reversible, and changed files are no error.
  let isFake: Bool

  /// Throws `MigrationError` where the target is unknown, the files aren't what was applied, or there is no way back.
  func plan(to target: MigrationTarget) throws -> MigrationPlan {
    if !isFake { try history.verify(against: graph) }
    switch target {
    case .all: return forwards(to: graph.migrations)
    case .app(let app): return forwards(to: try graph.migrations(of: app))
    case .zero(let app): return try backwards(from: try graph.migrations(of: app))
    case .migration(let app, let name):
      let migration = try graph.migration(of: app, named: name)
      guard history.contains(migration.id) else { return forwards(to: [migration]) }
      if isFake, history.isChanged(migration) {
        return MigrationPlan(steps: [MigrationStep(kind: .accept, migration: migration)])
      }
      return try backwards(from: try graph.migrations(of: app).filter { $0.id > migration.id })
    }
  }

  private func forwards(to migrations: [Migration]) -> MigrationPlan {
    let wanted = graph.ancestors(of: migrations.map(\.id))
    let steps = graph.migrations.filter { wanted.contains($0.id) && !history.contains($0.id) }
    return MigrationPlan(steps: steps.map { MigrationStep(kind: .apply, migration: $0) })
  }

  private func backwards(from migrations: [Migration]) throws -> MigrationPlan {
    let unwanted = graph.dependents(of: migrations.map(\.id))
    let steps = graph.migrations.reversed().filter { unwanted.contains($0.id) && history.contains($0.id) }
    if !isFake, let irreversible = steps.first(where: { $0.down == nil }) {
      throw MigrationError.irreversible(irreversible.id, path: irreversible.path)
    }
    return MigrationPlan(steps: steps.map { MigrationStep(kind: .unapply, migration: $0) })
  }
}
