import Foundation
import Subprocess

/// The coverage of a run in the format that Codecov and editors read, lcov's tracefile.
struct CoverageReport: Sendable {
  let package: SwiftPackage

  /// Below the package's folder.
  static let path = "coverage/lcov.info"

  /// Writes it for the package's sources.
  func write() async throws {
    let result = try await Subprocess.run(
      .name("llvm-cov"), arguments: Arguments(arguments()),
      environment: .inherit.updating(["PATH": try await toolchain()]), platformOptions: .ownGroup, input: .none,
      output: .data(limit: 1 << 30), error: .currentStandardError)
    guard result.terminationStatus.isSuccess else { throw CommandError("llvm-cov could not export the coverage") }
    let file = URL(filePath: TextFile.resolve(Self.path, below: package.root))
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try result.standardOutput.write(to: file)
  }

  private func arguments() async throws -> [String] {
    // …/debug/codecov/NAME.json, beside which the run left its counts; the tests' binary is …/debug/NAMEPackageTests.
    let json = URL(filePath: try await package.output(of: "test", ["--show-codecov-path"]))
    let counts = json.deletingLastPathComponent()
    let name = json.deletingPathExtension().lastPathComponent + "PackageTests"
    #if canImport(Darwin)
      let binary = "\(name).xctest/Contents/MacOS/\(name)"
    #else
      let binary = "\(name).xctest"
    #endif
    return [
      "export", "-format=lcov", "-instr-profile", counts.appending(path: "default.profdata").path,
      counts.deletingLastPathComponent().appending(path: binary).path,
      URL(filePath: TextFile.resolve("Sources", below: package.root)).path,
    ]
  }

  /// The folder of the toolchain's programs, which `swift` knows also where it is only a proxy in another.
  private func toolchain() async throws -> String {
    let info = try await Subprocess.run(
      .name("swift"), arguments: ["-print-target-info"], output: .data(limit: 1 << 20)
    ).standardOutput
    let resources = try JSONDecoder().decode(TargetInfo.self, from: info).paths.runtimeResourcePath
    return URL(filePath: resources).appending(path: "../../bin").standardized.path
  }

  private struct TargetInfo: Decodable {
    let paths: Paths

    struct Paths: Decodable {
      let runtimeResourcePath: String
    }
  }
}
