import Foundation
import ManageCurlClient
import Testing

@testable import ManageKit

/// Against the S3 store that the environment names; without one these tests are skipped.
@Suite("S3Bucket", .needsS3)
struct S3BucketTests {
  private let settings: S3Settings
  private let client = HTTPClient()

  init() throws {
    settings = try #require(S3Settings.ofTestStore)
  }

  @Test("the right keys open the bucket")
  func head() async throws {
    try await S3Bucket(settings, client: client).head()
  }

  @Test("a bucket that doesn't exist")
  func missingBucket() async throws {
    var settings = settings
    settings.bucket = "no-such-bucket-\(UInt32.random(in: 0...UInt32.max))"
    await expect(.bucketNotFound(bucket: settings.bucket), from: settings)
  }

  @Test("an unknown access key id")
  func unknownAccessKey() async throws {
    var settings = settings
    settings.accessKeyID = "UNKNOWNKEYID"
    await expect(.unknownAccessKey, from: settings)
  }

  @Test("a wrong secret")
  func wrongSecret() async throws {
    var settings = settings
    settings.secretAccessKey = Secret("wrong secret")
    await expect(.wrongSecret, from: settings)
  }

  @Test("a clock that is twenty minutes off", arguments: [-1200, 1200])
  func clockSkew(seconds: Int) async throws {
    let bucket = try S3Bucket(settings, client: client) { Date(timeIntervalSinceNow: TimeInterval(seconds)) }
    let error = await #expect(throws: StorageError.self) { try await bucket.head() }
    guard case .clockSkew(let difference) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(abs(difference.components.seconds - Int64(seconds)) < 60)
  }

  @Test(
    "an object of any name is signed as the store expects",
    arguments: ["plain.css", "a b+c.txt", "100%/%2F.txt", "책/표지 (1).png", "what?x=1&y=2#z", "~!@$^*'=;:,.txt"])
  func objectNames(key: String) async throws {
    let content = Array("content of \(key)".utf8)
    let key = "signer-\(UInt32.random(in: 0...UInt32.max))/\(key)"
    #expect(try await send(.put, key, body: content).status == 200)
    #expect(try await send(.get, key).body == content)
    #expect(try await send(.delete, key).status == 204)
    #expect(try await send(.get, key).status == 404)
  }

  private func send(
    _ method: HTTPClient.Request.Method, _ key: String, body: [UInt8] = []
  ) async throws -> HTTPClient.Response {
    var request = HTTPClient.Request(method, try S3Address(settings).url(key: key), body: body)
    S3Signer(settings).sign(&request, payload: .bytes(body), at: Date())
    return try await client.send(request)
  }

  private func expect(_ error: StorageError, from settings: S3Settings) async {
    await #expect(throws: error) { try await S3Bucket(settings, client: client).head() }
  }
}
