import Foundation
import Subprocess

/// The Swift package in the site's folder, as `swift` builds and tests it.
struct SwiftPackage: Sendable {
  let root: String
  /// Where it is built.
  let scratchFolder: String
  private let measuresCoverage: Bool

  /// Throws `CommandError` where the folder holds no package.
  init(root: String, scratchPath: String?, measuresCoverage: Bool) throws {
    guard FileManager.default.fileExists(atPath: TextFile.resolve("Package.swift", below: root)) else {
      throw CommandError(
        "there is no Package.swift in '\(root)', so there are no tests to build",
        hint: "run it in the package's folder, or pass its path with --root")
    }
    self.root = root
    self.measuresCoverage = measuresCoverage
    scratchFolder = URL(filePath: scratchPath ?? TextFile.resolve(".build", below: root)).path
  }

  func buildTests() async throws {
    guard try await run("build", ["--build-tests"]).isSuccess else {
      throw CommandError("the tests could not be built")
    }
  }

  /// Runs `swift SUBCOMMAND`, whose output goes where this process's goes, and which ends with the task.
  func run(
    _ subcommand: String, _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> TerminationStatus {
    try await findingSwift {
      try await Subprocess.run(
        .name("swift"), arguments: all(subcommand, arguments), environment: .inherit.updating(environment.keyed),
        platformOptions: .ownGroup, input: .none, output: .currentStandardOutput, error: .currentStandardError
      ).terminationStatus
    }
  }

  /// The output of `swift SUBCOMMAND`.
  func output(of subcommand: String, _ arguments: [String]) async throws -> String {
    try await findingSwift {
      try await Subprocess.run(
        .name("swift"), arguments: all(subcommand, arguments), platformOptions: .ownGroup, input: .none,
        output: .string(limit: 1 << 20), error: .discarded
      ).standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  private func all(_ subcommand: String, _ arguments: [String]) -> Arguments {
    let coverage = measuresCoverage ? ["--enable-code-coverage"] : []
    return Arguments(
      [subcommand, "--package-path", root, "--scratch-path", scratchFolder] + coverage + arguments)
  }

  private func findingSwift<T>(_ body: () async throws -> T) async throws -> T {
    do {
      return try await body()
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw CommandError(
        "there is no Swift toolchain: 'swift' is not in PATH", hint: "install one, see https://www.swift.org/install")
    }
  }
}

extension PlatformOptions {
  /// A process group of its own, ended with SIGINT: to that `swift test` ends the tests that it started, which are in
  /// another group.
  static var ownGroup: PlatformOptions {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [.send(signal: .interrupt, toProcessGroup: true, allowedDurationToNextStep: .seconds(5))]
    return options
  }
}

extension [String: String] {
  fileprivate var keyed: [Subprocess.Environment.Key: String?] {
    .init(uniqueKeysWithValues: map { (.init(stringLiteral: $0), $1) })
  }
}
