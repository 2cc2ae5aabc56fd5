import Foundation
import ManageTesting
import Subprocess
import SystemPackage

/// Runs lines of a shell, in which `$MANAGE` is the site's built command.
enum Shell {
  struct Output: Sendable {
    let stdout: String
    let stderr: String
    let exitCode: Int32?
  }

  static func run(
    _ script: String, in root: String, environment: [String: String] = [:], input: String = ""
  ) async throws -> Output {
    let result = try await Subprocess.run(
      .name("bash"), arguments: ["-c", script], environment: variables(adding: environment),
      workingDirectory: FilePath(root), input: .string(input), output: .string(limit: 8 << 20),
      error: .string(limit: 8 << 20))
    return Output(
      stdout: result.standardOutput, stderr: result.standardError, exitCode: result.terminationStatus.exitCode)
  }

  /// Whether a program is there.
  static func has(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  static func variables(adding more: [String: String]) -> Environment {
    let kept = ["PATH", "HOME", "TMPDIR", "LLVM_PROFILE_FILE"]
    let own = ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
    let all = own.merging(["MANAGE": ManageBinary.path]) { $1 }.merging(more) { $1 }
    return .custom(Dictionary(uniqueKeysWithValues: all.map { (Environment.Key(stringLiteral: $0), $1) }))
  }
}
