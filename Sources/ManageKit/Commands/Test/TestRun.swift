import Foundation
import Subprocess

/// One run of the built tests.
struct TestRun: Sendable {
  let package: SwiftPackage
  let filters: [String]
  let parallel: Int?
  let stopsAtFailure: Bool

  /// Runs the tests with `environment` added to this process's own. Throws `CommandError` if they fail.
  func callAsFunction(environment: [String: String]) async throws {
    let stream = FileManager.default.temporaryDirectory.appending(path: "manage-test-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: stream) }
    let events = TestEvents(file: stream)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await run(environment, events) }
      if stopsAtFailure {
        group.addTask {
          throw CommandError("stopped at the first failure: \(try await events.firstFailure())")
        }
      }
      try await group.next()
      group.cancelAll()
    }
  }

  private func run(_ environment: [String: String], _ events: TestEvents) async throws {
    let status = try await package.run("test", arguments + events.arguments, environment: environment)
    try Task.checkCancellation()
    guard status.isSuccess else { throw CommandError("the tests failed") }
    if !filters.isEmpty, try events.isEmpty() {
      throw CommandError("no test matches \(filters.map { "'\($0)'" }.joined(separator: " or "))")
    }
  }

  private var arguments: [String] {
    ["--skip-build"] + filters.flatMap { ["--filter", $0] } + width(parallel ?? Self.standardWidth)
  }

  /// Tests mostly wait for a process or a database; with more at once than the machine can serve, their time limits say
  /// nothing.
  private static var standardWidth: Int { 2 * ProcessInfo.processInfo.activeProcessorCount }

  /// XCTest has workers; Swift Testing, which starts no other process, has a width.
  private func width(_ count: Int) -> [String] {
    ["--parallel", "--num-workers", "\(count)", "--experimental-maximum-parallelization-width", "\(count)"]
  }
}
