import Foundation
import ManageCurlClient
import Testing

@testable import ManageKit

@Suite("S3Bucket without a store")
struct S3BucketTimeoutTests {
  @Test("a host where nobody listens doesn't answer")
  func nobodyListens() async throws {
    let (socket, endpoint) = try listeningSocket()
    close(socket)
    let text = try await failure(endpoint: endpoint).description
    #expect(text.hasPrefix("no answer from the S3 store: could not connect to \(endpoint)/portfolio: "))
  }

  @Test("a host that stays silent is abandoned, and no part of the keys is shown")
  func silentHost() async throws {
    let (socket, endpoint) = try listeningSocket()
    defer { close(socket) }
    let error = try await failure(endpoint: endpoint)
    #expect(error.description.hasPrefix("no answer from the S3 store: \(endpoint)/portfolio took too long: "))
    #expect(error.hint?.contains("S3_ENDPOINT_URL") == true)
    #expect(!error.description.contains("keyid") && !error.description.contains("keysecret"))
  }

  private func failure(endpoint: String) async throws -> StorageError {
    let settings = S3Settings(
      accessKeyID: "keyid", secretAccessKey: Secret("keysecret"), bucket: "portfolio", endpoint: URL(string: endpoint))
    let bucket = try S3Bucket(settings, client: HTTPClient())
    return try #require(
      await #expect(throws: StorageError.self) { try await bucket.head(timeout: .milliseconds(200)) })
  }

  /// The address of a socket that takes connections and never says a word.
  private func listeningSocket() throws -> (Int32, endpoint: String) {
    let (descriptor, port) = try FakeStore.listen()
    return (descriptor, "http://127.0.0.1:\(port)")
  }
}
