import Foundation

/// The S3 store of the environment, with buckets for one measurement each.
struct PublishStore {
  private static let profile = "DEBUG_S3_"
  private let endpoint: String

  /// Hands the store's address and keys to the peers. Throws where there is no store.
  init() throws {
    let values = ProcessInfo.processInfo.environment
    func value(_ name: String) throws -> String {
      guard let value = values[Self.profile + name] else { throw PeerProcess(description: "no store: `make services`") }
      return value
    }
    endpoint = try value("ENDPOINT_URL")
    setenv("S3_ENDPOINT_URL", endpoint, 1)
    setenv("AWS_ENDPOINT_URL", endpoint, 1)
    setenv("AWS_ACCESS_KEY_ID", try value("AWS_ACCESS_KEY_ID"), 1)
    setenv("AWS_SECRET_ACCESS_KEY", try value("AWS_SECRET_ACCESS_KEY"), 1)
    setenv("AWS_REGION", "us-east-1", 1)
    setenv("AWS_DEFAULT_REGION", "us-east-1", 1)
    setenv("AWS_EC2_METADATA_DISABLED", "true", 1)
    for (key, value) in ["TYPE": "s3", "PROVIDER": "Other", "ENV_AUTH": "true", "ENDPOINT": endpoint] {
      setenv("RCLONE_CONFIG_STORE_\(key)", value, 1)
    }
  }

  /// Lends a new bucket, in which the store has already made room, and removes it.
  func withBucket<T>(_ body: (_ name: String) async throws -> T) async throws -> T {
    let name = "publish-\(UInt32.random(in: .min ... .max))"
    let s5cmd = PublishPeer.s5cmd.program
    _ = try await PeerProcess.output(of: s5cmd, ["mb", "s3://\(name)"])
    try await warm(name)
    let result: T
    do {
      result = try await body(name)
    } catch {
      try? await remove(name)
      throw error
    }
    try await remove(name)
    return result
  }

  /// A store's first writes to a bucket are slower than those to come.
  private func warm(_ bucket: String) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "publish-warm-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for number in 0..<64 { try Data("\(number)".utf8).write(to: folder.appending(path: "\(number)")) }
    let s5cmd = PublishPeer.s5cmd.program
    _ = try await PeerProcess.output(of: s5cmd, ["cp", "\(folder.path)/", "s3://\(bucket)/warm/"])
    _ = try await PeerProcess.output(of: s5cmd, ["rm", "s3://\(bucket)/warm/*"])
  }

  private func remove(_ bucket: String) async throws {
    let s5cmd = PublishPeer.s5cmd.program
    _ = try? await PeerProcess.output(of: s5cmd, ["rm", "s3://\(bucket)/*"])
    _ = try await PeerProcess.output(of: s5cmd, ["rb", "s3://\(bucket)"])
  }
}
