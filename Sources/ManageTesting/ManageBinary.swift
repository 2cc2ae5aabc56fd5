import Foundation
import Subprocess
import Synchronization

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The site's built `manage`, run as a user runs it: another process, in a folder of its own, with a clean environment.
///
/// A test target that depends on the executable target `manage` has it built before its tests run.
public enum ManageBinary {
  /// The result of a run.
  public struct Output: Sendable {
    /// Its standard output.
    public let stdout: String
    /// Its standard error.
    public let stderr: String
    /// The exit code; nil if a signal ended it.
    public let exitCode: Int32?
  }

  /// Runs a command to its end, within `root`.
  ///
  /// `environment` is added to PATH and HOME alone; `input` is what it reads.
  public static func run(
    _ arguments: String..., in root: String, environment: [String: String] = [:], input: String = "",
    timeLimit: Duration = .seconds(60)
  ) async throws -> Output {
    try await run(arguments, in: root, environment: environment, input: input, timeLimit: timeLimit)
  }

  /// Runs a command to its end, within `root`.
  public static func run(
    _ arguments: [String], in root: String, environment: [String: String] = [:], input: String = "",
    timeLimit: Duration = .seconds(60)
  ) async throws -> Output {
    try await withTimeLimit(timeLimit) {
      let result = try await Subprocess.run(
        .path(FilePath(path)), arguments: Arguments(arguments), environment: clean(adding: environment),
        workingDirectory: FilePath(root), input: .string(input), output: .string(limit: 8 << 20),
        error: .string(limit: 8 << 20))
      return Output(
        stdout: result.standardOutput, stderr: result.standardError, exitCode: result.terminationStatus.exitCode)
    }
  }

  /// Starts a command that goes on until it is stopped, within `root`; lends it to `body` once it has printed a URL,
  /// and stops it with SIGTERM.
  ///
  /// Throws `NotServing` with what it printed if it ends before, or hasn't printed one after 60 seconds.
  public static func serve<T: Sendable>(
    _ arguments: String..., in root: String, environment: [String: String] = [:],
    _ body: (RunningServer) async throws -> T
  ) async throws -> (value: T, output: Output) {
    let transcript = Transcript()
    let result = try await Subprocess.run(
      .path(FilePath(path)), arguments: Arguments(arguments), environment: clean(adding: environment),
      workingDirectory: FilePath(root), input: .none, output: .sequence, error: .sequence
    ) { execution in
      async let stdout: Void = transcript.collect(execution.standardOutput, into: .stdout)
      async let stderr: Void = transcript.collect(execution.standardError, into: .stderr)
      let isStopping = Flag()
      let server = RunningServer(
        url: try await transcript.url(within: .seconds(60)),
        terminate: {
          isStopping.raise()
          try execution.send(signal: .terminate)
        })
      let value = try await body(server)
      // Signal 0 reaches nobody.
      let stop = isStopping.isRaised ? Signal(rawValue: 0) : .terminate
      await execution.teardown(
        using: [.send(signal: stop, toProcessGroup: false, allowedDurationToNextStep: .seconds(30))])
      _ = try await (stdout, stderr)
      return value
    }
    let output = Output(
      stdout: await transcript.stdout, stderr: await transcript.stderr, exitCode: result.terminationStatus.exitCode)
    return (result.closureResult, output)
  }

  /// Starts a command, and stops it with `signal`, SIGTERM by default, once `isReady` says so.
  public static func interrupt(
    _ arguments: String..., in root: String, environment: [String: String] = [:], signal: Int32? = nil,
    timeLimit: Duration = .seconds(120), once isReady: @escaping @Sendable () async throws -> Bool
  ) async throws -> Output {
    try await withTimeLimit(timeLimit) {
      let result = try await Subprocess.run(
        .path(FilePath(path)), arguments: Arguments(arguments), environment: clean(adding: environment),
        workingDirectory: FilePath(root), input: .none, output: .string(limit: 8 << 20), error: .string(limit: 8 << 20)
      ) { execution in
        while try await !isReady() { try await Task.sleep(for: .milliseconds(50)) }
        try execution.send(signal: signal.map { Signal(rawValue: $0) } ?? .terminate)
      }
      return Output(
        stdout: result.standardOutput, stderr: result.standardError, exitCode: result.terminationStatus.exitCode)
    }
  }

  /// The binary's path: next to the tests, where SwiftPM builds every executable.
  public static let path: String = {
    #if canImport(Darwin)
      let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
      return tests.bundleURL.deletingLastPathComponent().appending(path: "manage").path
    #else
      return URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "manage").path
    #endif
  }()

  /// Nothing of the tests' own environment but what a process needs to run, and to report its coverage.
  private static func clean(adding variables: [String: String]) -> Environment {
    let kept = ["PATH", "HOME", "TMPDIR", "LLVM_PROFILE_FILE"]
    let inherited = ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
    let all = inherited.merging(variables) { _, given in given }
    return .custom(Dictionary(uniqueKeysWithValues: all.map { (Environment.Key(stringLiteral: $0), $1) }))
  }
}

extension TerminationStatus {
  /// Nil if a signal ended the process.
  package var exitCode: Int32? {
    if case .exited(let code) = self { code } else { nil }
  }
}

/// Something that happens once.
private final class Flag: Sendable {
  private let raised = Atomic(false)

  var isRaised: Bool { raised.load(ordering: .relaxed) }

  func raise() { raised.store(true, ordering: .relaxed) }
}
