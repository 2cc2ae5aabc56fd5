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

  @Option(help: "How many tests may run at once; twice the number of processors by default.")
  var parallel: Int?

  @Flag(help: "Keep the databases, and take those that an earlier run kept.")
  var keepdb = false

  @Flag(help: "Stop at the first failure of a Swift Testing test.")
  var failfast = false

  @Flag(help: "Write coverage/lcov.info.")
  var coverage = false

  @Flag(help: "Replace a test database that is there without asking, as where no terminal is.")
  var noinput = false

  @Option(help: "Build here instead of .build, which SwiftPM locks for the whole run.", completion: .directory)
  var scratchPath: String?

  func validate() throws {
    if let parallel, parallel < 1 { throw ValidationError("--parallel must be at least 1") }
  }

  func run(in context: CommandContext) async throws {
    let package = try SwiftPackage(root: context.root, scratchPath: scratchPath, measuresCoverage: coverage)
    let databases = try TestDatabases(context: context, folder: package.scratchFolder, isKept: keepdb)
    let run = TestRun(package: package, filters: filters, parallel: parallel, stopsAtFailure: failfast)

    if context.console.isInteractive, !noinput { try await databases.confirmReplacement() }
    try await untilInterrupted {
      try await package.buildTests()
      try await databases.with { try await run(environment: $0) }
      if coverage {
        try await CoverageReport(package: package).write()
        context.console.say("Coverage is in \(CoverageReport.path).")
      }
    }
  }
}
