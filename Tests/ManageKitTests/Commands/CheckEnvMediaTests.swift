import Foundation
import ManageTesting
import Testing

@Suite("check-env and media")
struct CheckEnvMediaTests {
  @Test("--connect logs in to an app's own bucket too", .needsS3)
  func ownBucket() async throws {
    let store = ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix("DEBUG_S3_") }
    let own = ["DEBUG_ACCOUNTS_S3_AWS_STORAGE_BUCKET_NAME": "there-is-no-such-bucket"]
    try await TemporaryFolder.with { folder in
      for (environment, code) in [(store, Int32(0)), (store.merging(own) { $1 }, 1)] {
        let output = try await ManageBinary.run(
          "check-env", "--connect", "--json", in: folder.path, environment: environment)
        #expect(output.exitCode == code, "\(output.stdout)")
        #expect(output.stdout.contains("bucket there-is-no-such-bucket doesn't exist") == (code == 1))
      }
    }
  }
}
