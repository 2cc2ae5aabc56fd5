import Foundation
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

@Suite("manage test", .serialized, FixturePackage())
struct TestCommandTests {
  private let folder = FixturePackage.folder

  @Test("runs the tests on migrated databases, shows their closing lines, and removes the databases")
  func runsTests() async throws {
    let output = try await run()
    #expect(output.exitCode == 0, "\(output.stderr)\(output.stdout)")
    #expect(output.stdout.contains("Test run with 4 tests in 0 suites passed"))
    #expect(output.stderr.contains("PostgreSQL is not configured: its tests are skipped"))
    let found = try found()
    #expect(found.postgres.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: found.sqlite))
  }

  @Test("a failing test fails the run and is named below its output, and the databases go all the same")
  func failsWithTests() async throws {
    let output = try await run(environment: ["FIXTURE_FAILS": "1"])
    #expect(output.exitCode == 1)
    #expect(output.stdout.contains("Test run with 4 tests in 0 suites failed"))
    let lines = output.errorLines.suffix(2)
    #expect(lines.first?.hasPrefix("FixtureTests.fails(): ") == true, "\(lines)")
    #expect(lines.first?.hasSuffix("(FixtureTests/FixtureTests.swift:12)") == true)
    #expect(lines.last == "error: the tests failed")
    #expect(!FileManager.default.fileExists(atPath: try found().sqlite))
  }

  @Test("only tests that a filter matches run; a filter that matches none fails")
  func filters() async throws {
    let one = try await run("doubles", "--parallel", "2")
    #expect(one.exitCode == 0)
    #expect(one.stdout.contains("Test run with 1 test in 0 suites passed"))
    let none = try await run("triples")
    #expect(none.exitCode == 1)
    #expect(none.errorLines.last == "error: no test matches 'triples'")
  }

  @Test("-k chooses by a text or a pattern, --timing says how long steps took, and --durations lists the slowest")
  func choosesByPattern() async throws {
    for pattern in ["doubles", "*.doubles*", "FixtureTests.d"] {
      let one = try await run("-k", pattern, "--timing", "--durations", "1", "--parallel", "--tag", "slow")
      #expect(one.exitCode == 0 && one.stdout.contains("Test run with 1 test in 0 suites passed"), "\(one.stderr)")
      #expect(one.stdout.split(separator: "\n").last?.wholeMatch(of: /\d+ ms  FixtureTests\.doubles.*/) != nil)
      #expect(one.stderr.contains("--tag does nothing here.\n"))
      #expect(one.stderr.contains(/The tests and their databases took \d+ ms\./))
    }
    let none = try await run("doubles", "-k", "triples")
    #expect(none.exitCode == 1 && none.errorLines.last == "error: no test matches 'doubles' or 'triples'")
  }

  @Test("--failfast ends the run at the first failure, while another test still runs")
  func stopsAtFirstFailure() async throws {
    let output = try await run("--failfast", environment: ["FIXTURE_FAILS": "1", "FIXTURE_SLEEPS": "1"])
    #expect(output.exitCode == 1)
    let last = try #require(output.errorLines.last)
    #expect(last.hasPrefix("error: stopped at the first failure: ") && last.contains("(double(2) → 4) == 5"))
    #expect(last.hasSuffix("(FixtureTests/FixtureTests.swift:12)"))
  }

  @Test("SIGTERM ends the tests and removes the databases")
  func cleansUpWhenTerminated() async throws {
    let folder = folder
    try? FileManager.default.removeItem(atPath: folder.path(of: "found"))
    let output = try await ManageBinary.interrupt(
      "test", in: folder.path, environment: ["FIXTURE_SLEEPS": "1"], once: { folder.contains("found") })
    #expect(output.exitCode == 143)
    #expect(output.errorLines.last == "error: interrupted")
    #expect(!FileManager.default.fileExists(atPath: try found().sqlite))
  }

  @Test("--keepdb keeps the databases")
  func keepsDatabases() async throws {
    #expect(try await run("--keepdb", "doubles", "Databases").exitCode == 0)
    let first = try found().sqlite
    #expect(FileManager.default.fileExists(atPath: first))
    #expect(try await run("--keepdb", "doubles", "Databases").exitCode == 0)
    #expect(try found().sqlite == first)
  }

  @Test(
    "a PostgreSQL database beside the configured one is made, migrated, kept on demand and removed", .needsPostgreSQL)
  func makesPostgreSQLDatabase() async throws {
    try await TestDatabase.withSettings(.postgres) { settings in
      guard case .postgres(var server) = settings else { return }
      #expect(try await run("--keepdb", environment: settings.environment).exitCode == 0)
      #expect(try found().postgres == "test_\(server.name)")

      let configured = server.name
      server.name = "test_\(configured)"
      let users = try await TestDatabase.withOpen(.postgres(server)) {
        try await $0.query("SELECT * FROM accounts_user")
      }
      #expect(users.isEmpty)

      #expect(try await run(environment: settings.environment).exitCode == 0)
      let left = try await TestDatabase.withOpen(settings) {
        try await $0.query("SELECT 1 FROM pg_database WHERE datname = \(server.name)")
      }
      #expect(left.isEmpty)
    }
  }

  @Test("--coverage writes lcov's tracefile for the package's sources")
  func writesCoverage() async throws {
    let output = try await run("--coverage", "doubles", "--scratch-path", folder.path(of: ".build-coverage"))
    #expect(output.exitCode == 0, "\(output.stderr)")
    let report = try folder.read("coverage/lcov.info")
    let sources = report.split(separator: "\n").filter { $0.hasPrefix("SF:") }
    #expect(sources.count == 1 && sources.first?.hasSuffix("Sources/Fixture/Double.swift") == true)
    #expect(report.contains("DA:2,1"))
  }

  @Test("tests that don't compile fail the run before any database is made")
  func failsToBuild() async throws {
    try await TemporaryFolder.with(["Package.swift": "// swift-tools-version: 6.2\nnonsense"]) { folder in
      let output = try await ManageBinary.run("test", in: folder.path, timeLimit: .seconds(300))
      #expect(output.exitCode == 1)
      #expect(output.errorLines.last == "error: the tests could not be built")
    }
  }

  @Test("without a package, or without Swift, it is one line")
  func explainsWhatIsMissing() async throws {
    try await TemporaryFolder.with { folder in
      try await ManageBinary.run("test", in: folder.path).expectFailure(1, "no Package.swift", hint: "--root")
    }
    try await ManageBinary.run("test", in: folder.path, environment: ["PATH": "/nonexistent"])
      .expectFailure(1, "there is no Swift toolchain", hint: "https://www.swift.org/install")
  }

  @Test("--parallel must be at least 1")
  func refusesBadWidth() async throws {
    try await ManageBinary.run("test", "--parallel", "0", in: folder.path).expectFailure(
      64, "--parallel must be at least 1")
  }

  private func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> ManageBinary.Output {
    try await ManageBinary.run(
      ["test"] + arguments, in: folder.path, environment: environment, timeLimit: .seconds(300))
  }

  /// What the fixture's test saw of its databases.
  private func found() throws -> (sqlite: String, postgres: String) {
    let lines = try folder.read("found").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return (lines[0], lines[1])
  }
}
