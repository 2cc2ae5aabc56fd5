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

  @Flag(help: "Forget applied migrations whose files no longer exist.")
  var prune = false

  @Option(help: "For how many seconds to wait while another migrate runs.")
  var wait = 60

  @Flag(name: .noInput, help: "Never ask.")
  var noinput = false

  func validate() throws {
    guard wait >= 0 else { throw ValidationError("--wait must be 0 or more seconds") }
    guard !(fake && fakeInitial) else { throw ValidationError("--fake and --fake-initial exclude each other") }
  }

  func run(in context: CommandContext) async throws {
    let settings = try context.settings.database
    var options = MigrationOptions(prunes: prune, wait: .seconds(wait))
    options.mode = fake ? .fake : fakeInitial ? .fakeInitial : .run
    if case .sqlite(let path) = settings { options.lockFile = path + ".lock" }
    let target = MigrationTarget(app: app, name: target)

    try await context.withDatabase { database in
      let migrations = try context.site.migrations(root: context.root, dialect: database.dialect)
      if check || plan {
        try await show(migrations.plan(to: target, in: database, options: options), context.console)
      } else {
        let report = MigrationReport(console: context.console)
        do {
          try await migrations.migrate(to: target, in: database, options: options, progress: report.add)
        } catch {
          report.breakLine()
          throw error
        }
      }
    }
  }

  private func show(_ plan: MigrationPlan, _ console: Console) throws {
    guard !plan.steps.isEmpty else {
      console.print("Planned operations:\n  No migrations to apply.")
      return
    }
    console.print("Planned operations:")
    for step in plan.steps { console.print("  \(step)") }
    if check { throw ExitStatus.failure }
  }
}
