import Foundation

/// Swift Testing's report of a run while it goes on: its event stream, a JSON object a line.
///
/// <https://github.com/swiftlang/swift-testing/blob/main/Documentation/ABI/JSON.md>
struct TestEvents: Sendable {
  let file: URL

  /// The arguments of `swift test` that ask for it.
  var arguments: [String] {
    ["--event-stream-output-path", file.path, "--event-stream-version", "0"]
  }

  /// Waits for the first failure, and returns its test, its message and its place.
  func firstFailure() async throws -> String {
    var lines = 0
    while true {
      let records = try read(from: lines)
      if let failure = records.lazy.compactMap(\.failure).first { return failure }
      lines += records.count
      try await Task.sleep(for: .milliseconds(100))
    }
  }

  /// The failures, each in one line that begins with the name of its test.
  func failures() throws -> [String] {
    try read().compactMap { record in record.failure.map { "\(record.testName): \($0)" } }
  }

  /// Whether no test was found to run.
  func isEmpty() throws -> Bool {
    try !read().contains { $0.kind == "test" }
  }

  /// The tests that took longest, with their suites; `count` of 0 means all.
  func slowest(_ count: Int) throws -> [(name: String, milliseconds: Int)] {
    var starts: [String: Double] = [:]
    var durations: [(name: String, milliseconds: Int)] = []
    for record in try read() where record.kind == "event" {
      guard let id = record.payload.testID, let time = record.payload.instant?.absolute else { continue }
      if record.payload.kind == "testStarted" { starts[id] = time }
      guard record.payload.kind == "testEnded", let start = starts[id] else { continue }
      durations.append((id, Int((time - start) * 1000)))
    }
    durations.sort { $0.milliseconds > $1.milliseconds }
    return count == 0 ? durations : Array(durations.prefix(count))
  }

  /// The records of whole lines, from the one at `start`.
  private func read(from start: Int = 0) throws -> [TestRecord] {
    guard let data = try? Data(contentsOf: file), let end = data.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    let decoder = JSONDecoder()
    return try data[..<end].split(separator: UInt8(ascii: "\n")).dropFirst(start)
      .map { try decoder.decode(TestRecord.self, from: $0) }
  }
}

/// One line of the stream: a test that will run, or an event.
private struct TestRecord: Decodable {
  let kind: String
  let payload: Payload

  struct Payload: Decodable {
    let kind: String
    let testID: String?
    let messages: [Message]?
    let issue: Issue?
    let instant: Instant?
  }

  /// In seconds.
  struct Instant: Decodable {
    let absolute: Double
  }

  struct Message: Decodable {
    let text: String
  }

  struct Issue: Decodable {
    let isKnown: Bool
    let sourceLocation: SourceLocation?
  }

  struct SourceLocation: Decodable {
    let fileID: String
    let line: Int
  }

  /// `TARGET.SUITE/TEST`, without the place that an identifier ends with.
  var testName: String {
    let identifier = payload.testID ?? "a test"
    return identifier.lastIndex(of: "/").map { String(identifier[..<$0]) } ?? identifier
  }

  /// The failure and its place, in one line.
  var failure: String? {
    guard kind == "event", payload.kind == "issueRecorded", let issue = payload.issue, !issue.isKnown else {
      return nil
    }
    let place = issue.sourceLocation.map { " (\($0.fileID):\($0.line))" } ?? ""
    let message = payload.messages?.first?.text.split(separator: "\n").first ?? "an issue"
    return "\(message)\(place)"
  }
}
