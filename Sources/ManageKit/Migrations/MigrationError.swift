/// An error in migrations: their files, their order, the history, a run.
public enum MigrationError: Error, Sendable {
  /// A file or folder couldn't be read.
  case unreadable(path: String, reason: String)
  /// A file lies in `migrations/` that isn't a migration.
  case unexpectedFile(path: String)
  /// A folder below `migrations/` isn't named as an app.
  case badAppName(path: String)
  /// A SQL file isn't named `NNNN_words.sql`.
  case badName(path: String)
  /// A file isn't UTF-8, or holds a NUL, where a database would stop reading.
  case notText(path: String)
  /// A file's text breaks the format.
  case malformed(path: String, line: Int, fault: MigrationFault)
  /// `0001_a.sql` lies next to `0001_a.postgres.sql`.
  case plainBesideTwin(MigrationID, paths: [String])
  /// A migration has a file for the other database only.
  case missingTwin(MigrationID, dialect: Dialect, present: String)
  /// Two migrations of one app have the same number.
  case duplicateNumber(paths: [String])
  /// A `depends` line names what isn't there.
  case unknownDependency(path: String, line: Int, dependency: MigrationID, nearest: String?)
  /// Migrations depend on each other in a circle.
  case cycle([MigrationID], paths: [String])
  /// A file of the site's folder has the name of one that an app brings.
  case replacesBuiltIn(path: String)
  /// `manage.sum` holds a line that isn't a checksum and a file.
  case malformedSums(path: String, line: Int)
  /// The files aren't those that `manage.sum` notes.
  case sumsDisagree(path: String, differences: [String])
  /// A file couldn't be written.
  case unwritable(path: String, reason: String)
  /// Migrations can't be made into one.
  case notSquashable(MigrationID, SquashFault)
  /// Of the migrations that one replaces only some are applied.
  case partlyReplaced(MigrationID, unapplied: [MigrationID])
  /// The checksum of a migration that isn't applied was to be accepted.
  case notApplied(MigrationID)
  /// No app of that name has migrations.
  case unknownApp(String, known: [String], nearest: String?)
  /// The app has no migration whose name starts so.
  case unknownName(app: String, name: String, known: [String])
  /// The app has several migrations whose names start so.
  case ambiguousName(app: String, name: String, candidates: [String])
  /// A migration without a `down` section would have to be unapplied.
  case irreversible(MigrationID, path: String)
  /// The files of applied migrations were edited afterwards.
  case changed([MigrationID])
  /// The files of applied migrations are gone.
  case missing([MigrationID])
  /// A migration is applied and what it depends on isn't.
  case inconsistent(MigrationID, dependency: MigrationID)
  /// Another run held the lock for longer than this one may wait.
  case locked(waited: Duration, by: MigrationLockHolder?)
  /// The lock file of a SQLite database can't be made.
  case lockFileUnusable(path: String, reason: String)
  /// The database refused a migration; those before it stay applied.
  case failed(MigrationID, path: String, line: Int?, reason: String, hint: String?)
}

/// How a migration's text breaks the format.
public enum MigrationFault: Error, Hashable, Sendable {
  case missingUp
  case textBeforeSection
  /// A comment that is almost a `-- migrate:` line, and would be skipped as a comment.
  case misspelledMarker(String)
  case unknownOption(String)
  case malformedOption(String, expected: String)
  case optionInSection(String)
  case repeated(String)
  /// `BEGIN`, `COMMIT` and the like in what runs in a transaction already.
  case transactionControl(String)
  /// A string, a quoted name or a comment without its end, which would swallow the rest.
  case unterminated
  /// Strings would be read by other rules than the ones that the file is cut by.
  case escapeStrings
  /// A command of psql, not of the server.
  case psqlCommand(String)
  /// `COPY … FROM stdin` for SQLite.
  case copiedRows
  /// `COPY … FROM stdin` whose rows don't end with a line `\.`.
  case endlessRows
}
