import Foundation
import Subprocess

/// A peer that is written in Python, with the packages it needs in an environment of its own.
struct PythonPeer {
  private let folder: String

  /// Makes an environment with these packages, such as `Django==6.1.3`, unless it is there.
  init(_ name: String, packages: [String]) async throws {
    folder = ".build/benchmarks/\(name)"
    _ = try await PeerProcess.output(of: "script/venv", [folder] + packages)
  }

  /// Runs a script and returns its output as JSON.
  func run<Output: Decodable>(_ script: String, _ arguments: [String]) async throws -> Output {
    let output = try await PeerProcess.output(of: "\(folder)/bin/python", [script] + arguments)
    return try JSONDecoder().decode(Output.self, from: Data(output.utf8))
  }
}
