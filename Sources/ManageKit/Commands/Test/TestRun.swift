import Foundation
import Subprocess

/// One run of the built tests.
struct TestRun: Sendable {
  let package: SwiftPackage
  let selection: TestSelection
  let width: TestWidth
  let stopsAtFailure: Bool
  /// How many of the slowest tests are listed; nil lists none, and 0 all.
  var durations: Int?
  let console: Console

  /// Runs the tests with `environment` added to this process's own. Throws `CommandError` if they fail, and lists the
  /// failures below the output of all tests, in which they are hard to find.
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
    if let durations {
      for test in try events.slowest(durations) { console.print("\(test.milliseconds) ms  \(test.name)") }
    }
    guard status.isSuccess else {
      for failure in try events.failures() { console.say(failure) }
      throw CommandError("the tests failed")
    }
    if !selection.filters.isEmpty, try events.isEmpty() {
      throw CommandError("no test matches \(selection.description)")
    }
  }

  private var arguments: [String] {
    ["--skip-build"] + selection.filters.flatMap { ["--filter", $0] } + widthArguments
  }

  /// XCTest has workers; Swift Testing, which starts no other process, has a width.
  private var widthArguments: [String] {
    let count = "\(width.count)"
    return ["--parallel", "--num-workers", count, "--experimental-maximum-parallelization-width", count]
  }
}
