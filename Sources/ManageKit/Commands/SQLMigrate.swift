import ArgumentParser

/// `manage sqlmigrate`: the SQL of a migration, for psql or a reader.
struct SQLMigrate: Command {
  static let name = "sqlmigrate"
  static let summary = "Print the SQL of a migration."
  static let discussion = "No database is asked: 'manage sqlmigrate APP NAME | psql' runs it."

  @Argument(help: "The app.")
  var app: String

  @Argument(help: "The migration, or the start of its name.")
  var migration: String

  @Flag(help: "Print the SQL that unapplies it.")
  var backwards = false

  @OptionGroup var choice: DatabaseChoice

  func run(in context: CommandContext) throws {
    let migrations = try context.site.migrations(root: context.root, dialect: context.dialect)
    context.console.print(try migrations.sql(app: app, name: migration, backwards: backwards))
  }
}

extension CommandContext {
  /// The site's dialect, also where the keys of its database are incomplete.
  var dialect: Dialect {
    let profile = settings.profile
    return profile == .product || environment.lookup(profile.prefix + "POSTGRES_DB_HOST") != nil ? .postgres : .sqlite
  }
}
