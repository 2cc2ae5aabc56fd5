import ArgumentParser

/// `manage migrate`: brings the database to the state of the migrations.
struct Migrate: Command {
  static let name = "migrate"
  static let summary = "Apply the migrations to the database, or go back to an earlier one."
  static let requirements: Set<Requirement> = [.database]

  @Argument(help: "The app to migrate; all by default.")
  var app: String?

  @Argument(help: "The migration to go to, or the start of its name; 'zero' unapplies all.")
  var target: String?

  @Option(help: "The database to migrate.")
  var database = "default"

  @Flag(help: "Show what would be done, and do nothing.")
  var plan = false

  @Flag(help: "Exit with 1 if anything is unapplied, and do nothing.")
  var check = false

  @Flag(help: "Record the migrations as applied without running them.")
  var fake = false

  @Flag(help: "Record those whose tables exist already, and run the others.")
  var fakeInitial = false

  @Flag(help: "Forget applied migrations whose files are gone.")
  var prune = false

  @Option(help: "For how many seconds to wait while another migrate runs.")
  var wait = 60

  @Flag(help: "Never ask.")
  var noinput = false

  func validate() throws {
    guard database == "default" else { throw ValidationError("there is no database '\(database)', only 'default'") }
    guard wait >= 0 else { throw ValidationError("--wait takes a number of seconds from 0") }
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
        let progress = MigrationReport(console: context.console)
        do {
          try await migrations.migrate(to: target, in: database, options: options, progress: progress.callAsFunction)
        } catch {
          progress.end()
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

/// Prints what a run of migrations does, as Django does.
private struct MigrationReport: Sendable {
  let console: Console

  func callAsFunction(_ progress: MigrationProgress) {
    switch progress {
    case .waiting: console.say("Another migrate is running; waiting for it to finish.")
    case .pruned(let id): console.print("Pruned \(id)")
    case .planned(let plan):
      console.print("Running migrations:")
      if plan.steps.isEmpty { console.print("  No migrations to apply.") }
    case .starting(let step): console.printPart("  \(step.kind.participle) \(step.migration.id)...")
    case .finished(_, let isFaked, let duration):
      let time = console.verbosity > 1 ? " (\(duration / .milliseconds(1)) ms)" : ""
      console.print(console.styled(isFaked ? " FAKED" : " OK", .green) + time)
    }
  }

  /// Ends the line that a failed step began.
  func end() {
    console.print()
  }
}

extension MigrationStep.Kind {
  fileprivate var participle: String {
    switch self {
    case .apply: "Applying"
    case .unapply: "Unapplying"
    case .accept: "Accepting the changed file of"
    }
  }
}
