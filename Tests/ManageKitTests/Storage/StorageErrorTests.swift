import Foundation
import ManageCurlClient
import Testing

@testable import ManageKit

@Suite("StorageError")
struct StorageErrorTests {
  private let settings = S3Settings(
    accessKeyID: "keyid", secretAccessKey: Secret("keysecret"), bucket: "portfolio", region: "ap-northeast-2")

  @Test(
    "a store's refusal becomes its own case",
    arguments: [
      (404, "NoSuchBucket", StorageError.bucketNotFound(bucket: "portfolio")),
      (403, "InvalidAccessKeyId", .unknownAccessKey),
      (403, "SignatureDoesNotMatch", .wrongSecret),
      (403, "AccessDenied", .accessDenied(bucket: "portfolio")),
      (400, "ExpiredToken", .invalidSessionToken),
      (503, "SlowDown", .overloaded(status: 503, retryAfter: nil)),
      (500, "InternalError", .overloaded(status: 500, retryAfter: nil)),
      (400, "RequestTimeout", .overloaded(status: 400, retryAfter: nil)),
      (412, "PreconditionFailed", .preconditionFailed(key: "")),
      (501, "NotImplemented", .unsupported("NotImplemented, Two lines.")),
      (
        400, "EntityTooLarge", .unexpectedAnswer(bucket: "portfolio", status: 400, detail: "EntityTooLarge, Two lines.")
      ),
    ])
  func codes(status: Int, code: String, error: StorageError) {
    #expect(decode(status, "<Code>\(code)</Code><Message>Two\nlines.</Message>") == error)
  }

  @Test("success isn't an error")
  func success() {
    #expect(decode(200, "") == nil)
  }

  @Test("an answer that isn't an S3 document is shown by its status")
  func foreignServer() {
    let error = decode(404, "<html>not found</html>")
    #expect(error?.description == "the S3 store answered 404 for bucket portfolio")
    #expect(error?.hint?.contains("S3_ENDPOINT_URL") == true)
  }

  @Test("a bucket elsewhere names its region, from the header or from the document")
  func wrongRegion() {
    let expected = StorageError.wrongRegion(bucket: "portfolio", configured: "ap-northeast-2", actual: "eu-west-1")
    #expect(decode(301, "<Code>PermanentRedirect</Code>", headers: ["x-amz-bucket-region": "eu-west-1"]) == expected)
    #expect(decode(400, "<Code>AuthorizationHeaderMalformed</Code><Region>eu-west-1</Region>") == expected)
    #expect(expected.description == "bucket portfolio is in region eu-west-1, not ap-northeast-2")
    #expect(expected.hint == "set S3_AWS_REGION=eu-west-1")
  }

  @Test("a wrong clock is reported with the difference, from the document or from the Date header")
  func clockSkew() {
    let code = "<Code>RequestTimeTooSkewed</Code>"
    let ahead = decode(403, code + "<ServerTime>2026-03-01T08:45:07Z</ServerTime>")
    #expect(ahead == .clockSkew(.seconds(1200)))
    #expect(ahead?.description == "this machine's clock is 20 minutes ahead of the S3 store's")
    let behind = decode(403, code, headers: ["Date": "Sun, 01 Mar 2026 09:06:37 GMT"])
    #expect(behind?.description == "this machine's clock is 90 seconds behind the S3 store's")
    #expect(StorageError.clockSkew(.seconds(1199)).description.contains("is 20 minutes ahead of"))
  }

  @Test(
    "a denial names the action and the object",
    arguments: [
      (S3Request(method: .put, key: "static/a.css"), "s3:PutObject on 'static/a.css'"),
      (S3Request(method: .head, key: "a"), "s3:GetObject on 'a'"),
      (S3Request(method: .delete, key: "a"), "s3:DeleteObject on 'a'"),
      (S3Request(method: .delete, key: "a", query: ["uploadId": "1"]), "s3:AbortMultipartUpload on 'a'"),
      (S3Request(method: .post, query: ["delete": ""]), "s3:DeleteObject"),
      (S3Request(method: .get, query: ["list-type": "2"]), "s3:ListBucket"),
      (S3Request(method: .get, query: ["uploads": ""]), "s3:ListBucketMultipartUploads"),
    ])
  func denial(request: S3Request, text: String) {
    let body = Array("<Error><Code>AccessDenied</Code></Error>".utf8)
    let response = HTTPClient.Response(status: 403, headers: [:], body: body)
    let error = StorageError(response, settings: settings, action: S3Action(request), signedAt: Date())
    #expect(error?.description == "access to bucket portfolio is denied: \(text)")
    #expect(error?.hint?.contains("s3:DeleteObject") == true)
  }

  private func decode(_ status: Int, _ elements: String, headers: HTTPClient.Headers = [:]) -> StorageError? {
    let body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>\(elements)</Error>"
    let response = HTTPClient.Response(status: status, headers: headers, body: Array(body.utf8))
    return StorageError(response, settings: settings, signedAt: Date(timeIntervalSince1970: 1_772_355_907))
  }
}
