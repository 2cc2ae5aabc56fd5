import Foundation
import ManageTesting
import Subprocess
import Testing

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

@Suite("Publications that are killed")
struct PublishSafetyTests {
  @Test("the site stays whole, and the next run finishes the rest", .needsS3, .timeLimit(.minutes(10)))
  func killed() async throws {
    let result = try await Subprocess.run(
      .path(FilePath("\(Repository.path)/script/publish-safety")),
      arguments: ["--runs", "3", "--manage", ManageBinary.path], output: .string(limit: 1 << 20),
      error: .string(limit: 1 << 20))
    #expect(result.terminationStatus.exitCode == 0, "\(result.standardError)")
  }
}
