import ArgumentParser

/// `manage migrate`: brings the database to the state of the migrations.
struct Migrate: Command {
  static let name = "migrate"
  static let summary = "Apply the migrations to the database, or go back to an earlier one."
  static let requirements: [Requirement] = [.database]

  @Argument(help: "The app to migrate; all by default.")
  var app: String?

  @Argument(help: "The migration to go to, or the start of its name; 'zero' unapplies all.")
  var target: String?

  @Flag(help: "Show what would be done without doing it.")
  var plan = false

  @Flag(help: "Exit with 1 if anything is unapplied, and do nothing.")
  var check = false

  @Flag(help: "Record the migrations as applied without running them.")
  var fake = false

  @Flag(help: "Record those whose tables exist already, and run the others.")
  var fakeInitial = false

  @Flag(help: "Record the edited file of an applied migration as it is now.")
  var acceptChecksum = false

  @Flag(help: "Apply migrations although later ones of their apps are applied; development always does.")
  var allowOutOfOrder = false

  @Flag(help: "Rewrite migrations/manage.sum, and do nothing else.")
  var writeSum = false

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(help: "Forget applied migrations whose files no longer exist.")
  var prune = false

  @Option(help: "For how many seconds to wait while another migrate runs.")
  var wait = 60

  @Flag(name: .noInput, help: "Never ask.")
  var noinput = false

  @Flag(
    help: "Settle a migration that was interrupted outside a transaction, as --applied or --rolled-back; run nothing.")
  var resolve = false

  @Flag(help: "With --resolve: all that it does was done by hand.")
  var applied = false

  @Flag(help: "With --resolve: nothing of it is left.")
  var rolledBack = false

  func validate() throws {
    guard wait >= 0 else { throw ValidationError("--wait must be 0 or more seconds") }
    guard [fake, fakeInitial, acceptChecksum].count(where: \.self) < 2 else {
      throw ValidationError("--fake, --fake-initial and --accept-checksum exclude each other")
    }
    guard !acceptChecksum || (target != nil && target != "zero") else {
      throw ValidationError("--accept-checksum needs an app and a migration")
    }
    guard resolve == (applied != rolledBack), resolve || !applied, !resolve || target != nil else {
      throw ValidationError("--resolve needs an app, a migration, and one of --applied and --rolled-back")
    }
  }

  func run(in context: CommandContext) async throws {
    let sums = MigrationSumsCheck(folder: context.site.migrationLoader(root: context.root).folder)
    guard !writeSum else { return context.console.print("Wrote \(try sums.write())") }
    let settings = try context.settings(requiring: [.database], optional: [.migrations])
    let options = try options(settings)
    let target = MigrationTarget(app: app, name: target)
    let isProduct = context.settings.profile == .product
    var limits = context.site.connections
    // What a migration does to its session must not meet prepared statements, and the lock has its own connection.
    (limits.preparedStatements, limits.connections) = (0, max(limits.connections, 3))

    try await context.withDatabase(settings.migratedDatabase, limits: limits) { database in
      let migrations = try context.site.migrations(root: context.root, dialect: database.dialect)
      for path in migrations.leftovers {
        context.console.warn("\(path) looks left behind by an editor; it is not read")
      }
      guard !resolve else { return try await settle(migrations, in: database, options, context.console) }
      if isProduct { try sums.verify() }
      guard !check, !plan else {
        return try await show(
          migrations.plan(to: target, in: database, options: options), of: database, context.console)
      }
      if !isProduct { try await sums.refresh(migrations, in: database, context.console) }
      try await migrate(migrations, to: target, in: database, options: options, context.console)
      if !fake { try await context.site.followMigration(migrations, in: database) }
      if acceptChecksum, !isProduct { try sums.rewrite() }
    }
  }

  private func options(_ settings: Settings) throws -> MigrationOptions {
    var options = MigrationOptions(prunes: prune, wait: .seconds(wait))
    options.mode = fake ? .fake : fakeInitial ? .fakeInitial : acceptChecksum ? .accept : .run
    options.allowsOutOfOrder = allowOutOfOrder || settings.profile != .product
    options.lockTimeout = try settings.migrationTimeLimit("POSTGRES_MIGRATE_LOCK_TIMEOUT")
    options.statementTimeout = try settings.migrationTimeLimit("POSTGRES_MIGRATE_STATEMENT_TIMEOUT")
    return options
  }

  private func show(_ plan: MigrationPlan, of database: Database, _ console: Console) async throws {
    let report = try await MigrationPlanReport(plan, in: database)
    console.print(json ? report.json.serialized() : report.text)
    if check, !plan.steps.isEmpty { throw ExitStatus.failure }
  }

  private func migrate(
    _ migrations: Migrations, to target: MigrationTarget, in database: Database, options: MigrationOptions,
    _ console: Console
  ) async throws {
    let report = MigrationReport(console: console, isJSON: json)
    defer { report.finish() }
    do {
      // The database is closed outside of it, where what was cancelled is rolled back.
      _ = try await untilInterrupted {
        try await migrations.migrate(to: target, in: database, options: options, progress: report.add)
      }
    } catch {
      report.breakLine()
      throw error
    }
  }

  private func settle(
    _ migrations: Migrations, in database: Database, _ options: MigrationOptions, _ console: Console
  ) async throws {
    let report = MigrationReport(console: console, isJSON: false)
    let id = try await migrations.resolve(
      app: app ?? "", name: target ?? "", as: applied ? .applied : .rolledBack, in: database, options: options,
      progress: report.add)
    console.announce("\(id) counts as \(applied ? "applied" : "not applied")")
  }
}
