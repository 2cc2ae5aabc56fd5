import Foundation
import ManageCurlClient
import Testing

@testable import ManageKit

/// Against AWS's own examples, where paths are given as the service in question normalises them.
@Suite("SignatureV4")
struct SignatureV4Tests {
  struct Example: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let method: String
    let path: String
    let query: String
    let headers: [[String]]
    let body: String
    let authorization: String

    var testDescription: String { name }
  }

  @Test("a request's signature is the one of AWS's test suite", arguments: try Fixture<Example>.cases("aws-signatures"))
  func suite(example: Example) throws {
    let signature = SignatureV4(
      S3SigningKeys(Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")), region: "us-east-1", service: "service",
      at: try Date("2015-08-30T12:36:00Z", strategy: .iso8601))
    let headers = SignatureV4.CanonicalHeaders(
      HTTPClient.Headers(example.headers.map { (name: $0[0], value: $0[1]) }))
    let digits = signature.signature(
      method: example.method, path: example.path, query: CanonicalURL("https://host/?\(example.query)").canonicalQuery,
      headers: headers, payload: S3Signer.Payload.bytes(Array(example.body.utf8)).header)
    let credential = "AKIDEXAMPLE/\(signature.scope)"
    #expect(
      example.authorization
        == "AWS4-HMAC-SHA256 Credential=\(credential), SignedHeaders=\(headers.names), Signature=\(digits)")
  }

  /// Source: Amazon S3 API Reference, "Transferring Payload in Multiple Chunks", its example.
  @Test("a body is signed piece by piece as in S3's example")
  func chunks() throws {
    let settings = S3Settings(
      accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
      bucket: "examplebucket", region: "us-east-1")
    var request = HTTPClient.Request(
      .put, "https://s3.amazonaws.com/examplebucket/chunkObject.txt",
      headers: ["x-amz-storage-class": "REDUCED_REDUNDANCY", "Content-Length": "66824"],
      body: [UInt8](repeating: UInt8(ascii: "a"), count: 66_560))
    S3Signer(settings).signChunks(
      of: &request, chunkSize: 65_536, at: try Date("2013-05-24T00:00:00Z", strategy: .iso8601))

    #expect(request.body.count == 66_824)
    let seed = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9"
    #expect(request.headers["Authorization"]?.hasSuffix("Signature=\(seed)") == true)
    let text = String(decoding: request.body, as: UTF8.self)
    #expect(
      text.split(separator: "\r\n").filter { $0.contains("chunk-signature") } == [
        "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
        "400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
        "0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
      ])
  }
}
