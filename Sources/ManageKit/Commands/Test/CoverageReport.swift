import Foundation
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The coverage of a run in the format that Codecov and editors read, lcov's tracefile.
struct CoverageReport: Sendable {
  let package: SwiftPackage

  /// Writes `coverage/lcov.info` for the package's sources and returns its path.
  func write() async throws -> String {
    let path = TextFile.resolve("coverage/lcov.info", below: package.root)
    let folder = URL(filePath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = try FileDescriptor.open(
      FilePath(path), .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite, .groupRead, .otherRead])
    let status = try await Subprocess.run(
      .path(FilePath(llvmCov())), arguments: Arguments(arguments()), platformOptions: .ownGroup, input: .none,
      output: .fileDescriptor(file, closeAfterSpawningProcess: true), error: .currentStandardError
    ).terminationStatus
    guard status.isSuccess else { throw CommandError("llvm-cov could not write \(path)") }
    return path
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

  /// It lies in the toolchain, which `swift` knows, also where that is only a proxy.
  private func llvmCov() async throws -> String {
    let info = try await Subprocess.run(
      .name("swift"), arguments: ["-print-target-info"], output: .data(limit: 1 << 20)
    ).standardOutput
    let resources = try JSONDecoder().decode(TargetInfo.self, from: info).paths.runtimeResourcePath
    return URL(filePath: resources).appending(path: "../../bin/llvm-cov").standardized.path
  }

  private struct TargetInfo: Decodable {
    let paths: Paths

    struct Paths: Decodable {
      let runtimeResourcePath: String
    }
  }
}
