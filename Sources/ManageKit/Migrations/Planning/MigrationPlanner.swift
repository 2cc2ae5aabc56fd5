/// Works out what brings a database to a target.
struct MigrationPlanner {
  let graph: MigrationGraph
  let history: MigrationHistory
  let mode: MigrationOptions.Mode
  let allowsOutOfOrder: Bool

  init(
    graph: MigrationGraph, history: MigrationHistory, mode: MigrationOptions.Mode = .run, allowsOutOfOrder: Bool = false
  ) {
    self.graph = graph
    self.history = history
    self.mode = mode
    self.allowsOutOfOrder = allowsOutOfOrder
  }

  /// The steps with their SQL, which is read here, so that a fault of any file shows before the first step.
  ///
  /// Throws `MigrationError` where the target is unknown, the files aren't what was applied, or there is no way back.
  func plan(to target: MigrationTarget) throws -> MigrationPlan {
    if mode == .accept { return try acceptance(of: target) }
    if mode != .fake { try history.verify(against: graph, allowsOutOfOrder: allowsOutOfOrder) }
    switch target {
    case .all: return try forwards(to: graph.migrations)
    case .app(let app): return try forwards(to: try graph.migrations(of: app))
    case .zero(let app): return try backwards(from: try graph.migrations(of: app), repeatable: true)
    case .migration(let app, let name):
      let migration = try graph.migration(of: app, named: name)
      guard history.contains(migration.id), !migration.id.isRepeatable else { return try forwards(to: [migration]) }
      return try backwards(from: try graph.migrations(of: app).filter { $0.id > migration.id }, repeatable: false)
    }
  }

  private func acceptance(of target: MigrationTarget) throws -> MigrationPlan {
    guard case .migration(let app, let name) = target else { return MigrationPlan(steps: []) }
    let migration = try graph.migration(of: app, named: name)
    guard history.contains(migration.id) else { throw MigrationError.notApplied(migration.id) }
    let isChanged = history.isChanged(migration)
    return MigrationPlan(steps: isChanged ? [MigrationStep(kind: .accept, migration: migration, script: nil)] : [])
  }

  private func forwards(to migrations: [Migration]) throws -> MigrationPlan {
    let wanted = graph.ancestors(of: migrations.map(\.id))
    let steps = graph.migrations.filter { wanted.contains($0.id) && !history.isSettled($0) }
    return MigrationPlan(
      steps: try steps.map { migration in
        let script = mode == .fake ? nil : try migration.sections().up
        let kind: MigrationStep.Kind = history.contains(migration.id) ? .accept : .apply
        return MigrationStep(kind: kind, migration: migration, script: script)
      })
  }

  /// Views and functions stay where their tables may only lose what was added last.
  private func backwards(from migrations: [Migration], repeatable: Bool) throws -> MigrationPlan {
    let unwanted = graph.dependents(of: migrations.map(\.id)).filter { repeatable || !$0.isRepeatable }
    let steps = graph.migrations.reversed().filter { unwanted.contains($0.id) && history.contains($0.id) }
    return MigrationPlan(
      steps: try steps.map { migration in
        guard mode != .fake else { return MigrationStep(kind: .unapply, migration: migration, script: nil) }
        guard let script = try migration.sections().down else {
          throw MigrationError.irreversible(migration.id, path: migration.path)
        }
        return MigrationStep(kind: .unapply, migration: migration, script: script)
      })
  }
}
