extension Requirement {
  /// A role of PostgreSQL that migrates in place of the one that serves, and its limits.
  public static let migrations = Requirement(
    "migrations", title: "Migrations",
    keys: [
      EnvironmentKey(
        "POSTGRES_MIGRATE_DB_USER", allOrNone: true, development: .serving, product: .serving, .text,
        for: "PostgreSQL's user for `migrate`: the owner of the tables", example: "your-database-owner"),
      EnvironmentKey(
        "POSTGRES_MIGRATE_DB_PASSWORD", allOrNone: true, development: .serving, product: .serving, .text, secret: true,
        for: "that user's password", example: "your-owner-password"),
      EnvironmentKey(
        "POSTGRES_MIGRATE_LOCK_TIMEOUT",
        development: .optional("the role's, else 5s"), product: .optional("the role's, else 5s"), .timeLimit,
        for: "how long a statement of a migration waits for a lock before it is tried again", example: "5s"),
      EnvironmentKey(
        "POSTGRES_MIGRATE_STATEMENT_TIMEOUT",
        development: .optional("the role's"), product: .optional("the role's"), .timeLimit,
        for: "how long a statement of a migration may run", example: "30min"),
    ])
}

extension EnvironmentKey.Presence {
  fileprivate static let serving = Self.optional("`POSTGRES_DB_USER` migrates, too")
}

extension ValueKind {
  fileprivate static let timeLimit = ValueKind("time limit") {
    TimeLimit($0) == nil ? "is not a number with ms, s, min or h, such as 30s" : nil
  }
}

extension Settings {
  /// The database as `migrate` logs in to it.
  var migratedDatabase: DatabaseSettings {
    get throws(SettingsError) {
      let values = try values(of: .migrations)
      guard case .postgres(var settings) = try database, let user = try values["POSTGRES_MIGRATE_DB_USER"] else {
        return try database
      }
      settings.user = user
      settings.password = try values.require(
        "POSTGRES_MIGRATE_DB_PASSWORD", values.secret("POSTGRES_MIGRATE_DB_PASSWORD"))
      return .postgres(settings)
    }
  }

  /// The limit of a key; nil where it is absent.
  func migrationTimeLimit(_ key: String) throws(SettingsError) -> Duration? {
    try values(of: .migrations)[key].flatMap(TimeLimit.init)?.duration
  }
}
