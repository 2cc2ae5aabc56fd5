/// How a migration that was interrupted outside a transaction was settled by hand.
public enum MigrationResolution: Sendable {
  /// All that it does is done.
  case applied
  /// Nothing of it is left.
  case rolledBack
}

extension Migrations {
  /// Records how an interrupted migration was settled; its statements are not run. `name` may be the start of a name.
  ///
  /// Throws `RunFailure.notInterrupted`, `MigrationError` and `DatabaseError`.
  public func resolve(
    app: String, name: String, as resolution: MigrationResolution, in database: Database,
    options: MigrationOptions = MigrationOptions(), progress: @escaping @Sendable (MigrationProgress) -> Void = { _ in }
  ) async throws -> MigrationID {
    let migration = try graph.migration(of: app, named: name)
    let lock = MigrationLock(wait: options.wait) { progress(.waiting(for: $0)) }
    return try await lock.hold(on: database) {
      let history = try await MigrationRecorder.history(database)
      guard let run = history.runs[migration.id] else { throw RunFailure.notInterrupted(migration.id) }
      try await database.withConnection { connection in
        let place = try await HistoryPlace.prepare(on: connection)
        try await connection.transaction { connection in
          try await RunRecorder(connection: connection, place: place).end(run.id)
          let recorder = MigrationRecorder(connection: connection, place: place)
          switch (run.kind, resolution) {
          case (.apply, .applied):
            try await recorder.record(MigrationStep(kind: .apply, migration: migration, script: nil), as: .applied)
          case (.unapply, .rolledBack): try await recorder.remove(migration.id)
          default: break
          }
        }
      }
      return migration.id
    }
  }
}
