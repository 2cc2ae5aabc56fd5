import Foundation
import ManageCurlClient
import Testing

@testable import ManageKit

/// Objects in the S3 store that the environment names.
@Suite("S3Bucket's objects", .needsS3)
struct S3ObjectTests {
  private let bucket: S3Bucket
  private let settings: S3Settings
  private let client = HTTPClient()
  private let folder = "objects-\(UUID().uuidString)/"

  init() throws {
    settings = try #require(S3Settings.ofTestStore)
    bucket = try S3Bucket(settings, client: client)
  }

  @Test("an object is there, with its headers, until it is deleted")
  func roundTrip() async throws {
    let metadata = S3Metadata(
      contentType: "text/css; charset=utf-8", contentEncoding: "gzip", cacheControl: "public, max-age=60",
      contentDisposition: "inline", custom: ["sha256": "abc"])
    let key = folder + "a.css"
    let eTag = try await bucket.put(Array("hello".utf8), at: key, metadata: metadata)
    #expect(eTag == "5d41402abc4b2a76b9719d911017c592")

    let object = try #require(try await bucket.object(at: key))
    #expect((object.key, object.size, object.eTag) == (key, 5, eTag))
    #expect(object.md5 == eTag)
    #expect(object.metadata == metadata)
    #expect(abs(try #require(object.lastModified).timeIntervalSinceNow) < 300)
    let content = try await bucket.get(key)
    #expect(content.object == object)
    #expect(content.bytes == Array("hello".utf8))

    try await bucket.delete(key)
    #expect(try await bucket.object(at: key) == nil)
    await #expect(throws: StorageError.objectNotFound(key: key)) { try await bucket.get(key) }
    try await bucket.delete(key)
  }

  @Test("a key with two slashes finds its object", arguments: ["a//b", "/a", "a///b/c"])
  func doubleSlashes(name: String) async throws {
    let key = folder + name
    try await bucket.put(Array(name.utf8), at: key)
    #expect(try await bucket.get(key).bytes == Array(name.utf8))
    #expect(try await bucket.object(at: key)?.size == name.utf8.count)
    try await bucket.delete(key)
  }

  @Test("an object longer than the limit is not fetched")
  func limit() async throws {
    let key = folder + "long"
    try await bucket.put([UInt8](repeating: 1, count: 1000), at: key)
    #expect(try await bucket.get(key, limit: 1000).bytes.count == 1000)
    await #expect(throws: StorageError.objectTooLarge(key: key, limit: 999)) {
      try await bucket.get(key, limit: 999)
    }
  }

  @Test("a conditional write happens once")
  func conditions() async throws {
    let key = folder + "current.json"
    let first = try await bucket.put([1], at: key, if: .absent)
    await #expect(throws: StorageError.preconditionFailed(key: key)) {
      try await bucket.put([2], at: key, if: .absent)
    }
    try await bucket.put([3], at: key, if: .eTag(first))
    await #expect(throws: StorageError.preconditionFailed(key: key)) {
      try await bucket.put([4], at: key, if: .eTag(first))
    }
    #expect(try await bucket.get(key).bytes == [3])
  }

  @Test(
    "an object of any name is found under it again",
    arguments: [
      "plain.css", "a b+c.txt", "100%/%2F.txt", "책/표지 (1).png", "what?x=1&y=2#z", "~!@$^*'=;:,.txt", "<&\"'>.txt",
      "é/🙂.txt", "e\u{301}.txt",
    ])
  func names(name: String) async throws {
    let key = folder + "names/" + name
    let content = Array("content of \(name)".utf8)
    try await bucket.put(content, at: key)
    #expect(try await bucket.get(key).bytes == content)
    let listed = try await bucket.list(prefix: key).reduce(into: []) { $0.append($1.key) }
    #expect(listed.map { Array($0.utf8) } == [Array(key.utf8)])
    try await bucket.delete([key, folder + "not there"])
    #expect(try await bucket.object(at: key) == nil)
  }

  @Test("a listing continues over its pages, in order, from a given key")
  func listing() async throws {
    let keys = (0..<25).map { folder + "list/\(10 + $0) +.txt" }
    try await withThrowingTaskGroup { group in
      for key in keys { group.addTask { _ = try await bucket.put(Array(key.utf8), at: key) } }
      try await group.waitForAll()
    }
    var listed: [S3Object] = []
    for try await object in bucket.list(prefix: folder + "list/", pageSize: 10) { listed.append(object) }
    #expect(listed.map(\.key) == keys)
    #expect(listed.allSatisfy { $0.size == $0.key.utf8.count && $0.md5 != nil && $0.lastModified != nil })
    let rest = try await bucket.list(prefix: folder + "list/", startAfter: keys[20]).reduce(0) { sum, _ in sum + 1 }
    #expect(rest == 4)
    try await bucket.delete(keys)
    for try await object in bucket.list(prefix: folder + "list/") { Issue.record("\(object.key) is left") }
  }

  @Test("a copy has the content, and the metadata or another")
  func copy() async throws {
    let source = folder + "책 +.txt"
    try await bucket.put([1, 2], at: source, metadata: S3Metadata(contentType: "text/plain"))
    try await bucket.copy(source, to: folder + "same")
    try await bucket.copy(source, to: folder + "other", metadata: S3Metadata(contentType: "text/css"))
    #expect(try await bucket.get(folder + "same").bytes == [1, 2])
    #expect(try await bucket.object(at: folder + "same")?.metadata?.contentType == "text/plain")
    #expect(try await bucket.object(at: folder + "other")?.metadata?.contentType == "text/css")
  }

  @Test("a stream returns the object in pieces, an empty one none", arguments: [0, 1, 999, 1000, 1001, 2500])
  func stream(size: Int) async throws {
    let key = folder + "stream-\(size)"
    let content = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
    try await bucket.put(content, at: key)
    let pieces = try await bucket.stream(key, pieceSize: 1000).reduce(into: [[UInt8]]()) { $0.append($1) }
    #expect(pieces.flatMap(\.self) == content)
    #expect(pieces.count == (size + 999) / 1000)
  }

  @Test("a stream of an object that changes in the meantime ends with an error")
  func changingStream() async throws {
    let key = folder + "changing"
    try await bucket.put([UInt8](repeating: 1, count: 2000), at: key)
    var pieces = bucket.stream(key, pieceSize: 1000).makeAsyncIterator()
    _ = try await pieces.next()
    try await bucket.put([UInt8](repeating: 2, count: 2000), at: key)
    await #expect(throws: StorageError.preconditionFailed(key: key)) { try await pieces.next() }
  }

  @Test("a presigned URL reads and writes without a key")
  func presigned() async throws {
    let key = folder + "비밀 +.txt"
    let metadata = S3Metadata(contentType: "text/css")
    let upload = try bucket.presignedURL(.put, of: key, expires: .seconds(60), metadata: metadata)
    let request = HTTPClient.Request(.put, upload, headers: ["Content-Type": "text/css"], body: [7, 8])
    #expect(try await client.send(request).status == 200)

    let disposition = "attachment; filename=\"a b.txt\""
    let download = try bucket.presignedURL(
      of: key, expires: .seconds(60), metadata: S3Metadata(contentDisposition: disposition))
    let response = try await client.send(HTTPClient.Request(.get, download))
    #expect((response.status, response.body) == (200, [7, 8]))
    #expect(response.headers["Content-Disposition"] == disposition)
    let forged = download.replacing("X-Amz-Expires=60", with: "X-Amz-Expires=600")
    #expect(try await client.send(HTTPClient.Request(.get, forged)).status == 403)
  }

  @Test("a body that is signed piece by piece is taken, a changed one refused", arguments: [0, 1, 8192, 20_000])
  func signedPieces(size: Int) async throws {
    let key = folder + "pieces-\(size)"
    let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 * 7) }
    var request = HTTPClient.Request(.put, bucket.url(of: key), body: content)
    S3Signer(settings).signChunks(of: &request, chunkSize: 8192, at: Date())
    #expect(try await client.send(request).status == 200)
    #expect(try await bucket.get(key).bytes == content)

    guard size > 0 else { return }
    let changed = request.body.firstRange(of: Array("\r\n".utf8)).map { $0.upperBound } ?? 0
    request.body[changed] ^= 1
    #expect(try await client.send(request).status >= 400)
  }
}
