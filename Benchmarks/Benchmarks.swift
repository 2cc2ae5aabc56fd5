import Foundation

/// Runs the suites that its arguments name: what `make bench BENCH=NAME` calls.
///
/// Standard output has one line of JSON a row; standard error has the messages.
@main
struct Benchmarks {
  private static let suites: KeyValuePairs<String, @Sendable () async throws -> Void> = [
    "database": DatabaseBenchmarks.run, "publish": PublishBenchmarks.run, "templates": TemplateBenchmarks.run,
  ]

  static func main() async {
    let names = Array(CommandLine.arguments.dropFirst())
    let chosen = suites.filter { names.contains($0.key) }
    guard !chosen.isEmpty, chosen.count == names.count else {
      say("usage: make bench BENCH=\(suites.map(\.key).joined(separator: "|"))")
      exit(64)
    }
    for (name, run) in chosen {
      say("== \(name)")
      do {
        try await run()
      } catch {
        say("error: \(error)")
        exit(1)
      }
    }
  }

  /// Says a line on standard error.
  static func say(_ line: String) {
    FileHandle.standardError.write(Data("\(line)\n".utf8))
  }
}
