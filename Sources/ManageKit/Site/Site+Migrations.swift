extension Site {
  /// Lets the apps follow a migration, each once all of its own are applied (Django's `post_migrate`).
  package func followMigration(_ migrations: Migrations, in database: Database) async throws {
    let unapplied = Set(try await migrations.unapplied(in: database).map(\.app))
    let database = database.bound { $0.models = models }
    for app in apps where app.resources.migrationLabels.union([app.name]).isDisjoint(with: unapplied) {
      try await app.afterMigrate(database)
    }
  }
}
