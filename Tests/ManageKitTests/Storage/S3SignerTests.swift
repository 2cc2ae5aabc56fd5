import Foundation
import ManageCurlClient
import Testing

@testable import ManageKit

/// Against requests that botocore built and signed for random keys, addresses, queries and headers.
@Suite("S3Signer")
struct S3SignerTests {
  @Test("a URL and its signature are botocore's", arguments: try Fixture<SignedRequest>.cases("botocore-signatures"))
  func signature(example: SignedRequest) throws {
    let settings = example.settings
    var request = HTTPClient.Request(
      try #require(.init(rawValue: example.method)),
      try S3Address(settings).url(key: example.key, query: example.query),
      headers: HTTPClient.Headers(example.headers.map { (name: $0, value: $1) })
    )
    #expect(request.url == example.url)

    let payload: S3Signer.Payload =
      example.payloadHash == "UNSIGNED-PAYLOAD" ? .unsigned : .sha256(example.payloadHash)
    S3Signer(settings).sign(&request, payload: payload, at: try Date("2026-03-01T09:05:07Z", strategy: .iso8601))
    #expect(request.headers["Authorization"] == example.authorization)
    #expect(request.headers["X-Amz-Date"] == "20260301T090507Z")
  }

  @Test("a presigned URL is botocore's", arguments: try Fixture<PresignedRequest>.cases("botocore-presigned"))
  func presigned(example: PresignedRequest) throws {
    let bucket = try S3Bucket(example.settings, client: HTTPClient()) { Date(timeIntervalSince1970: 1_772_355_907) }
    let metadata = S3Metadata(
      contentType: example.metadata.contentType, cacheControl: example.metadata.cacheControl,
      contentDisposition: example.metadata.contentDisposition)
    let method = try #require(HTTPClient.Request.Method(rawValue: example.method))
    let url = try bucket.presignedURL(
      method, of: example.key, expires: .seconds(example.expires), metadata: metadata)
    #expect(url == example.url)
  }

  @Test("a presigned URL lives for a second to seven days", arguments: [0, -1, 604_801])
  func expiry(seconds: Int) throws {
    let settings = S3Settings(accessKeyID: "id", secretAccessKey: Secret("secret"), bucket: "portfolio")
    let bucket = try S3Bucket(settings, client: HTTPClient())
    #expect(throws: StorageError.invalidExpiry(.seconds(seconds))) {
      try bucket.presignedURL(of: "a", expires: .seconds(seconds))
    }
  }

  @Test("a body is signed by its SHA-256")
  func payload() {
    let digest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    #expect(S3Signer.Payload.bytes(Array("hello".utf8)).header == digest)
  }

  @Test("headers that a proxy may change stay unsigned")
  func unsignedHeaders() throws {
    let settings = S3Settings(accessKeyID: "id", secretAccessKey: Secret("secret"), bucket: "portfolio")
    var request = HTTPClient.Request(.get, "https://example.com/", headers: ["User-Agent": "x", "Range": "bytes=0-"])
    S3Signer(settings).sign(&request, payload: .unsigned, at: Date())
    let authorization = try #require(request.headers["Authorization"])
    #expect(authorization.contains("SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"))
  }

  @Test("parameters are signed in the order of their names, those without a value too")
  func query() {
    #expect(
      CanonicalURL("https://example.com:443?uploads&b=2&b=1&a-b=0&a=").canonicalQuery == "a=&a-b=0&b=1&b=2&uploads=")
    #expect(CanonicalURL("https://example.com:443?uploads").host == "example.com")
    #expect(CanonicalURL("https://example.com:443?uploads").path == "/")
    #expect(CanonicalURL("http://example.com:443/a").host == "example.com:443")
  }
}
