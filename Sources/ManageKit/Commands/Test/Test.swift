import ArgumentParser

/// `manage test`: runs the tests of the site's package on databases of their own.
struct Test: Command {
  static let name = "test"
  static let summary = "Build the tests, make databases for them, and run them."
  static let discussion = """
    The tests find their databases, migrated, in the environment: MANAGE_TEST_SQLITE is the path of one, and where \
    PostgreSQL is configured DEBUG_POSTGRES_DB_HOST, _PORT, _USER, _PASSWORD and _NAME lead to the other, whose name \
    is that of the configured one after 'test_'. MANAGE_SETTINGS is test.
    """
  static let requirements: [Requirement] = [.database]

  @Argument(help: "Run only the tests whose names, as in TARGET.SUITE/TEST, match one of these regular expressions.")
  var filters: [String] = []

  @Option(
    name: .customShort("k"),
    help: "Run only the tests whose names match this pattern or hold this text; may be repeated.")
  var patterns: [String] = []

  @Option(help: "How many tests may run at once, or 'auto': twice the number of processors.")
  var parallel = TestWidth.automatic

  @Flag(help: "Keep the databases, and take those that an earlier run kept.")
  var keepdb = false

  @Flag(help: "Stop at the first failure of a Swift Testing test.")
  var failfast = false

  @Flag(help: "Write coverage/lcov.info.")
  var coverage = false

  @Flag(help: "Say how long each step took.")
  var timing = false

  @Option(help: "List this many of the slowest tests; 0 lists all.")
  var durations: Int?

  @Flag(name: .noInput, help: "Replace a test database that is there without asking, as where no terminal is.")
  var noinput = false

  @Option(help: "Build here instead of .build, which SwiftPM locks for the whole run.", completion: .directory)
  var scratchPath: String?

  func validate() throws {
    guard parallel.count > 0 else { throw ValidationError("--parallel must be at least 1") }
    guard durations.map({ $0 >= 0 }) ?? true else { throw ValidationError("--durations must be 0 or more") }
  }

  func run(in context: CommandContext) async throws {
    let package = try SwiftPackage(root: context.root, scratchPath: scratchPath, measuresCoverage: coverage)
    let databases = try TestDatabases(context: context, folder: package.scratchFolder, isKept: keepdb)
    let selection = TestSelection(names: filters, patterns: patterns)
    let run = TestRun(
      package: package, selection: selection, width: parallel, stopsAtFailure: failfast, durations: durations,
      console: context.console)
    let timing = StepTiming(isShown: timing, console: context.console)

    if context.console.isInteractive, !noinput { try await databases.confirmReplacement() }
    try await untilInterrupted {
      try await timing.measure("Building the tests") { try await package.buildTests() }
      try await timing.measure("The tests and their databases") {
        try await databases.with { environment in
          try await timing.measure("The tests") { try await run(environment: environment) }
        }
      }
      if coverage {
        try await CoverageReport(package: package).write()
        context.console.say("Coverage is in \(CoverageReport.path).")
      }
    }
  }
}
