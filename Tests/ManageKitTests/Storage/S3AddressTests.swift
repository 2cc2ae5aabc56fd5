import Foundation
import Testing

@testable import ManageKit

@Suite("S3Address")
struct S3AddressTests {
  @Test(
    "AWS's buckets have hosts of their own, unless the name can't be a label of one",
    arguments: [
      ("portfolio", "ap-northeast-2", "https://portfolio.s3.ap-northeast-2.amazonaws.com/a"),
      ("files.example.com", "us-east-1", "https://s3.us-east-1.amazonaws.com/files.example.com/a"),
      ("Old_Bucket", "us-east-1", "https://s3.us-east-1.amazonaws.com/Old_Bucket/a"),
      ("portfolio", "cn-north-1", "https://portfolio.s3.cn-north-1.amazonaws.com.cn/a"),
    ])
  func aws(bucket: String, region: String, url: String) throws {
    #expect(try address(bucket: bucket, region: region).url(key: "a") == url)
  }

  @Test(
    "elsewhere the bucket stands in the path",
    arguments: [
      ("http://127.0.0.1:8333", "http://127.0.0.1:8333/portfolio"),
      ("https://s3.example.com/", "https://s3.example.com/portfolio"),
      ("https://s3.example.com/storage/v1/s3/", "https://s3.example.com/storage/v1/s3/portfolio"),
      ("http://[::1]:9000", "http://[::1]:9000/portfolio"),
    ])
  func endpoint(endpoint: String, url: String) throws {
    #expect(try address(endpoint: endpoint).url() == url)
  }

  @Test("the settings say where the bucket's name stands")
  func addressing() throws {
    #expect(try address(addressing: .path).url() == "https://s3.us-east-1.amazonaws.com/portfolio")
    #expect(
      try address(endpoint: "https://s3.example.com:9000", addressing: .virtualHost).url(key: "a")
        == "https://portfolio.s3.example.com:9000/a")
  }

  @Test("a key is encoded once and never normalised, a query is sorted")
  func encoding() throws {
    let address = try address(endpoint: "http://localhost")
    #expect(address.url(key: "a//../책 +%2F?.png") == "http://localhost/portfolio/a//../%EC%B1%85%20%2B%252F%3F.png")
    #expect(address.url(query: ["b": "/ ", "a": "é"]) == "http://localhost/portfolio?a=%C3%A9&b=%2F%20")
  }

  @Test(
    "an invalid endpoint is refused",
    arguments: ["ftp://example.com", "example.com", "https://user:secret@example.com", "https://example.com?a=b"])
  func invalid(endpoint: String) {
    #expect(throws: StorageError.invalidEndpoint) { try address(endpoint: endpoint) }
  }

  private func address(
    bucket: String = "portfolio", region: String = "us-east-1", endpoint: String? = nil,
    addressing: S3Addressing = .automatic
  ) throws -> S3Address {
    try S3Address(
      S3Settings(
        accessKeyID: "id", secretAccessKey: Secret("secret"), bucket: bucket, region: region,
        endpoint: endpoint.flatMap { URL(string: $0) }, addressing: addressing))
  }
}
