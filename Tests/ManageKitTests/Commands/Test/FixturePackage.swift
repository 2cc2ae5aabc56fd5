import ManageTesting
import Testing

/// Lends the tests of a suite a small package with tests of its own, built once.
struct FixturePackage: SuiteTrait, TestScoping {
  /// Where it lies.
  @TaskLocal static var folder = TemporaryFolder(path: "")

  func provideScope(
    for test: Testing.Test, testCase: Testing.Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await TemporaryFolder.with(Self.files) { folder in
      try await Self.$folder.withValue(folder) { try await function() }
    }
  }

  private static let files = [
    "Package.swift": """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "fixture",
      targets: [.target(name: "Fixture"), .testTarget(name: "FixtureTests", dependencies: ["Fixture"])])
    """,
    "Sources/Fixture/Double.swift": """
    public func double(_ number: Int) -> Int {
      number * 2
    }
    """,
    "Tests/FixtureTests/FixtureTests.swift": """
    import Fixture
    import Foundation
    import Testing

    let environment = ProcessInfo.processInfo.environment

    @Test func doubles() {
      #expect(double(2) == 4)
    }

    @Test(.enabled(if: environment["FIXTURE_FAILS"] != nil)) func fails() {
      #expect(double(2) == 5)
    }

    @Test(.enabled(if: environment["FIXTURE_SLEEPS"] != nil)) func sleeps() async throws {
      try await Task.sleep(for: .seconds(600))
    }

    @Test func findsItsDatabases() throws {
      #expect(environment["MANAGE_SETTINGS"] == "test")
      let sqlite = try #require(environment["MANAGE_TEST_SQLITE"])
      #expect(String(decoding: try Data(contentsOf: URL(filePath: sqlite)), as: UTF8.self).contains("accounts_user"))
      let postgres = environment["DEBUG_POSTGRES_DB_NAME"] ?? ""
      #expect(postgres.isEmpty || postgres.hasPrefix("test_"))
      try Data("\\(sqlite)\\n\\(postgres)".utf8).write(to: URL(filePath: "found"))
    }
    """,
  ]
}
