import Foundation
import ManageCurlClient
import ManageTesting
import Testing

@testable import ManageKit

/// Large objects in the S3 store that the environment names.
@Suite("S3Bucket's uploads", .needsS3)
struct S3UploadTests {
  private static let partSize = 5 << 20

  private let bucket: S3Bucket
  private let folder = "uploads-\(UUID().uuidString)/"

  init() throws {
    bucket = try S3Bucket(try #require(S3Settings.ofTestStore), client: HTTPClient())
  }

  @Test("a file is one object, however large", arguments: [0, 10, partSize, partSize + 1, 2 * partSize + 12_345])
  func file(size: Int) async throws {
    try await TemporaryFolder.with { disk in
      let content = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) })
      try content.write(to: URL(filePath: disk.path(of: "file")))
      let key = folder + "file-\(size)"
      let sent = Counter()
      let eTag = try await bucket.upload(
        file: disk.path(of: "file"), at: key, metadata: S3Metadata(contentType: "video/mp4"),
        partSize: Self.partSize, jobs: 2
      ) { sent.add($0) }
      #expect(sent.sum == size)
      let object = try #require(try await bucket.object(at: key))
      #expect((object.size, object.eTag) == (size, eTag))
      #expect(object.metadata?.contentType == "video/mp4")
      let stored = try await bucket.stream(key).reduce(into: Data()) { $0 += $1 }
      #expect(stored == content)
      #expect(try await bucket.uploads(prefix: key).isEmpty)
    }
  }

  @Test("a stream of unknown length is one object", arguments: [0, 1, 5, 11])
  func stream(count: Int) async throws {
    let key = folder + "stream-\(count)"
    try await bucket.upload(Pieces(count: count, size: 1 << 20), at: key, partSize: Self.partSize, jobs: 2)
    #expect(try await bucket.object(at: key)?.size == count << 20)
  }

  @Test("a stream that fails leaves nothing behind")
  func failingStream() async throws {
    let key = folder + "failing"
    let pieces = Pieces(count: 11, size: 1 << 20, failure: StorageError.invalidName("x"))
    await #expect(throws: StorageError.invalidName("x")) {
      try await bucket.upload(pieces, at: key, partSize: Self.partSize)
    }
    #expect(try await bucket.object(at: key) == nil)
    #expect(try await bucket.uploads(prefix: key).isEmpty)
  }

  @Test("an upload whose task is cancelled leaves nothing behind")
  func cancelled() async throws {
    let key = folder + "cancelled"
    let pieces = Pieces(count: 1000, size: 1 << 20)
    let task = Task { try await bucket.upload(pieces, at: key, partSize: Self.partSize, jobs: 2) }
    while pieces.taken.sum < 11 { await Task.yield() }
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
    #expect(try await bucket.uploads(prefix: key).isEmpty)
    #expect(pieces.taken.sum < 1000)
  }

  @Test("an unfinished upload is found, and resumed with its parts or aborted")
  func resuming() async throws {
    try await TemporaryFolder.with { disk in
      let content = [UInt8](repeating: 5, count: Self.partSize) + [UInt8](repeating: 6, count: 100)
      try Data(content).write(to: URL(filePath: disk.path(of: "file")))
      let key = folder + "책 resumed"
      let begun = try await bucket.begin(key, metadata: S3Metadata(contentType: "video/mp4"))
      let part = try await bucket.put(Array(content[..<Self.partSize]), as: 1, of: begun)

      let found = try #require(try await bucket.uploads(prefix: folder).first)
      #expect((found.key, found.id) == (key, begun.id))
      #expect(found.initiated != nil)
      #expect(try await bucket.parts(of: found).map(\.eTag) == [part.eTag])
      try await bucket.upload(file: disk.path(of: "file"), at: key, partSize: Self.partSize, resuming: found)
      #expect(try await bucket.get(key).bytes == content)
      #expect(try await bucket.object(at: key)?.metadata?.contentType == "video/mp4")
      #expect(try await bucket.uploads(prefix: folder).isEmpty)

      let other = try await bucket.begin(key, metadata: S3Metadata())
      try await bucket.abort(other)
      try await bucket.abort(other)
      try await bucket.upload(file: disk.path(of: "file"), at: key, partSize: Self.partSize, resuming: other)
      #expect(try await bucket.uploads(prefix: folder).isEmpty)
    }
  }

  @Test("a file that isn't there, is a folder, or shrinks is an error that names it")
  func badFiles() async throws {
    try await TemporaryFolder.with(["file": "12345"]) { disk in
      let (missing, file) = (disk.path(of: "missing"), disk.path(of: "file"))
      let absent = StorageError.file(path: missing, reason: "No such file or directory")
      await #expect(throws: absent) { try await bucket.upload(file: missing, at: "a") }
      await #expect(throws: StorageError.file(path: disk.path, reason: "not a regular file")) {
        try await bucket.upload(file: disk.path, at: "a")
      }
      let open = try OpenFile(file)
      #expect(throws: StorageError.fileChanged(path: file)) { try open.read(6, at: 0) }
      #expect(throws: Never.self) { try open.checkUnchanged() }
      let handle = try FileHandle(forWritingTo: URL(filePath: file))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("23".utf8))
      #expect(throws: StorageError.fileChanged(path: file)) { try open.checkUnchanged() }
    }
  }
}
