import Subprocess

/// A peer's process that ended badly.
struct PeerProcess: Error, CustomStringConvertible {
  let description: String

  private static let outputLimit = 16 << 20

  /// The output of a program; throws its error if it fails.
  static func output(of program: String, _ arguments: [String]) async throws -> String {
    let result = try await Subprocess.run(
      .name("env"), arguments: Arguments([program] + arguments), output: .string(limit: outputLimit),
      error: .string(limit: outputLimit))
    guard result.terminationStatus.isSuccess else {
      let reason = result.standardError.split(separator: "\n").last ?? "\(result.terminationStatus)"
      throw PeerProcess(description: "\(program): \(reason)")
    }
    return result.standardOutput
  }
}
