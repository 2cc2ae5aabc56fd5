/// The migrations of a site for one kind of database: what is applied, what a run would do, and the run itself.
///
///     let migrations = try Migrations(loader, dialect: database.dialect)
///     try await migrations.migrate(in: database) { print($0) }
public struct Migrations: Sendable {
  /// The migrations in the order in which they are applied.
  package let graph: MigrationGraph
  /// Files of the site's folder that editors left behind, which are passed over.
  public let leftovers: [String]

  /// Reads the files for `dialect`; no database is asked. Throws `MigrationError`.
  public init(_ loader: MigrationLoader, dialect: Dialect) throws {
    let folder = try MigrationFolder(loader.folder)
    graph = try MigrationGraph(loader.migrations(in: folder, for: dialect), dialect: dialect)
    leftovers = folder.leftovers
  }

  /// Reads the SQL of every migration, applied or not. Throws `MigrationError.malformed`.
  func validate() throws {
    for migration in graph.migrations { _ = try migration.sections() }
  }

  /// The SQL that applies or unapplies a migration, in `BEGIN … COMMIT` unless it runs outside a transaction.
  ///
  /// `name` may be the start of a name. Throws `MigrationError.unknownApp`, `unknownName`, `ambiguousName`, `malformed`
  /// and `irreversible`.
  public func sql(app: String, name: String, backwards: Bool = false) throws -> String {
    let migration = try graph.migration(of: app, named: name)
    let sections = try migration.sections()
    guard let script = backwards ? sections.down : sections.up else {
      throw MigrationError.irreversible(migration.id, path: migration.path)
    }
    return migration.isTransactional ? "BEGIN;\n\(script.text)\nCOMMIT;" : script.text
  }

  /// How every migration stands, in the order in which they are applied; those without a file come last.
  ///
  /// Nothing is written. Throws `MigrationError.unknownApp` for one of `apps` (empty for all), and `DatabaseError`.
  public func status(of apps: [String] = [], in database: Database) async throws -> [MigrationStatus] {
    let history = try await MigrationRecorder.history(database).settled(in: graph).history
    let django = try await MigrationRecorder.djangoHistory(database)
    let missing = history.missing(from: graph)
    for app in apps where !missing.contains(where: { $0.app == app }) { _ = try graph.migrations(of: app) }
    let known = graph.migrations.map { migration -> MigrationStatus in
      let state: MigrationStatus.State =
        history.runs[migration.id] != nil
        ? .interrupted
        : !history.isSettled(migration) ? .unapplied : history.isChanged(migration) ? .changed : .applied
      return status(of: migration.id, state, history: history, django: django)
    }
    let gone = missing.map { status(of: $0, .missing, history: history, django: django) }
    return (known + gone).filter { apps.isEmpty || apps.contains($0.id.app) }
  }

  /// The unapplied migrations, in order; one query, nothing is written. Throws `DatabaseError`.
  public func unapplied(in database: Database) async throws -> [MigrationID] {
    let history = try await MigrationRecorder.history(database).settled(in: graph).history
    return graph.migrations.filter { !history.isSettled($0) }.map(\.id)
  }

  /// The plan of `migrate` as of now; nothing is written. Throws `MigrationError` and `DatabaseError`.
  public func plan(
    to target: MigrationTarget = .all, in database: Database, options: MigrationOptions = MigrationOptions()
  ) async throws -> MigrationPlan {
    let history = try await MigrationRecorder.history(database).settled(in: graph).history
    return try plan(to: target, history: history, options: options)
  }

  /// Brings the database to `target`, under the lock, and returns what was done.
  ///
  /// Throws `MigrationError` (`failed` leaves the steps before it applied) and `DatabaseError`.
  @discardableResult
  public func migrate(
    to target: MigrationTarget = .all, in database: Database, options: MigrationOptions = MigrationOptions(),
    progress: @escaping @Sendable (MigrationProgress) -> Void = { _ in }
  ) async throws -> MigrationPlan {
    let (seen, replacing) = try await MigrationRecorder.history(database).settled(in: graph)
    let outlook = try plan(to: target, history: seen, options: options)
    if outlook.steps.isEmpty, replacing.isEmpty, !options.prunes || seen.missing(from: graph).isEmpty {
      progress(.planned(outlook))
      return outlook
    }
    let lock = MigrationLock(wait: options.wait) { progress(.waiting(for: $0)) }
    return try await lock.hold(on: database) {
      let (history, squashed) = try await MigrationRecorder.history(database).settled(in: graph)
      let plan =
        history.records == seen.records ? outlook : try plan(to: target, history: history, options: options)
      if options.mode != .fake { try history.verifyRuns(for: plan) }
      if !squashed.isEmpty { try await adopt(squashed, in: database, progress) }
      if options.prunes { try await prune(history, in: database, progress) }
      progress(.planned(plan))
      let executor = MigrationExecutor(database: database, graph: graph, options: options, progress: progress)
      try await executor.run(plan, runs: history.runs)
      return plan
    }
  }

  /// Records squashed migrations in place of those that they replace, all of which are applied.
  private func adopt(
    _ squashed: [Migration], in database: Database, _ progress: @Sendable (MigrationProgress) -> Void
  ) async throws {
    try await database.withConnection { connection in
      let place = try await HistoryPlace.prepare(on: connection)
      for migration in squashed {
        try await connection.transaction { connection in
          let recorder = MigrationRecorder(connection: connection, place: place)
          try await recorder.record(MigrationStep(kind: .apply, migration: migration, script: nil), as: .applied)
          for id in migration.replaced { try await recorder.remove(id) }
        }
        migration.replaced.forEach { progress(.pruned($0)) }
      }
    }
  }

  private func prune(
    _ history: MigrationHistory, in database: Database, _ progress: @Sendable (MigrationProgress) -> Void
  ) async throws {
    try await database.withConnection { connection in
      let recorder = MigrationRecorder(connection: connection, place: try await HistoryPlace.prepare(on: connection))
      for id in history.missing(from: graph) {
        try await recorder.remove(id)
        progress(.pruned(id))
      }
    }
  }

  private func plan(
    to target: MigrationTarget, history: MigrationHistory, options: MigrationOptions
  ) throws -> MigrationPlan {
    let kept = options.prunes ? history.removing(history.missing(from: graph)) : history
    let planner = MigrationPlanner(
      graph: graph, history: kept, mode: options.mode, allowsOutOfOrder: options.allowsOutOfOrder)
    return try planner.plan(to: target)
  }

  private func status(
    of id: MigrationID, _ state: MigrationStatus.State, history: MigrationHistory, django: Set<MigrationID>
  ) -> MigrationStatus {
    MigrationStatus(
      id: id, state: state, applied: history.records[id]?.applied, isAppliedByDjango: django.contains(id),
      run: history.runs[id])
  }
}
