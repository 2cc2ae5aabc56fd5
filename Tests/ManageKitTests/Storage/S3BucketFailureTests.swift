import Foundation
import Testing

@testable import ManageKit

@Suite("S3Bucket and a store in trouble")
struct S3BucketFailureTests {
  @Test("temporary errors are retried: overload, failures, lost connections", arguments: [503, 500, 429, nil])
  func repeats(status: Int?) async throws {
    try await FakeStore.with { _, number in
      number < 3 ? status.map { .error($0, "SlowDown") } : .init(headers: ["ETag": "\"abc\""])
    } test: { store in
      let eTag = try await store.bucket().put([1, 2, 3], at: "a")
      #expect(eTag == "abc")
      #expect(store.requests.map(\.body) == [[1, 2, 3], [1, 2, 3], [1, 2, 3]])
    }
  }

  @Test("a store that stays overloaded is reported as such, with the pause it asks for")
  func overloaded() async throws {
    try await FakeStore.with { _, _ in
      .error(503, "SlowDown", headers: ["Retry-After": "0"])
    } test: { store in
      let error = StorageError.overloaded(
        status: 503, retryAfter: .zero, action: S3Action("s3:GetObject", key: "a"))
      await #expect(throws: error) { try await store.bucket().get("a") }
      #expect(store.requests.count == 3)
    }
  }

  @Test("keys that XML can't hold are deleted one by one")
  func unusualKeys() async throws {
    try await FakeStore.with { _, _ in
      .init(body: "<DeleteResult></DeleteResult>")
    } test: { store in
      try await store.bucket().delete(["a<", "b\u{1}", "c\t"])
      #expect(store.requests.map { $0.line.split(separator: " ")[0] } == ["POST", "DELETE"])
      let body = String(decoding: store.requests[0].body, as: UTF8.self)
      #expect(body.contains("<Key>a&lt;</Key>") && body.contains("<Key>c&#9;</Key>") && !body.contains("<Key>b"))
      #expect(store.requests[1].line.hasPrefix("DELETE /portfolio/b%01"))
    }
  }

  @Test("permanent errors aren't retried")
  func final() async throws {
    try await FakeStore.with { _, _ in
      .error(403, "AccessDenied")
    } test: { store in
      let denied = StorageError.accessDenied(bucket: "portfolio", action: S3Action("s3:DeleteObject", key: "a"))
      await #expect(throws: denied) { try await store.bucket().delete("a") }
      #expect(store.requests.count == 1)
    }
  }

  @Test("a region is corrected once and kept")
  func region() async throws {
    try await FakeStore.with { request, _ in
      request.headers["authorization"]?.contains("/eu-west-1/") == true
        ? .init() : .error(400, "AuthorizationHeaderMalformed", "<Region>eu-west-1</Region>")
    } test: { store in
      let bucket = try store.bucket()
      try await bucket.put([], at: "a")
      #expect(store.requests.count == 2)
      try await bucket.put([], at: "b")
      #expect(store.requests.count == 3)
    }
  }

  @Test("a region that leads to another and on is an error")
  func regionLoop() async throws {
    try await FakeStore.with { _, number in
      .error(301, "PermanentRedirect", headers: ["x-amz-bucket-region": "region-\(number)"])
    } test: { store in
      let error = StorageError.wrongRegion(bucket: "portfolio", configured: "region-1", actual: "region-2")
      await #expect(throws: error) { try await store.bucket().put([], at: "a") }
      #expect(store.requests.count == 2)
    }
  }

  @Test("a failed condition names the key", arguments: ["PreconditionFailed", ""])
  func condition(code: String) async throws {
    try await FakeStore.with { _, _ in
      code.isEmpty ? .init(status: 412) : .error(412, code)
    } test: { store in
      await #expect(throws: StorageError.preconditionFailed(key: "current.json")) {
        try await store.bucket().put([1], at: "current.json", if: .eTag("abc"))
      }
      #expect(store.requests[0].headers["if-match"] == "\"abc\"")
    }
  }

  @Test("a conditional write whose answer was lost isn't taken for somebody else's", arguments: [true, false])
  func lostAnswer(isOurs: Bool) async throws {
    try await FakeStore.with { request, number in
      if number == 1 { return nil }
      return request.line.hasPrefix("PUT")
        ? .error(412, "PreconditionFailed") : .init(headers: ["ETag": "\"e\""], body: isOurs ? "ours" : "else")
    } test: { store in
      let bucket = try store.bucket()
      if isOurs {
        #expect(try await bucket.put(Array("ours".utf8), at: "a", if: .absent) == "e")
      } else {
        await #expect(throws: StorageError.preconditionFailed(key: "a")) {
          try await bucket.put(Array("ours".utf8), at: "a", if: .absent)
        }
      }
    }
  }

  @Test("HEAD's bare refusal is looked into")
  func refusedHead() async throws {
    try await FakeStore.with { request, _ in
      request.line.hasPrefix("HEAD") ? .init(status: 403) : .error(403, "SignatureDoesNotMatch")
    } test: { store in
      await #expect(throws: StorageError.wrongSecret) { try await store.bucket().object(at: "a") }
    }
  }

  @Test("an error in a successful answer is an error")
  func hiddenError() async throws {
    try await FakeStore.with { _, _ in
      .error(200, "InternalError")
    } test: { store in
      await #expect(
        throws: StorageError.overloaded(status: 500, retryAfter: nil, action: S3Action("s3:PutObject", key: "b"))
      ) {
        try await store.bucket().copy("a", to: "b")
      }
    }
  }

  @Test("an object that looks like an error's document is an object")
  func innocentDocument() async throws {
    try await FakeStore.with { _, _ in
      .error(200, "InternalError")
    } test: { store in
      let content = try await store.bucket().get("error.xml")
      #expect(content.bytes.starts(with: "<Error>".utf8))
    }
  }

  @Test("an answer that isn't a listing is an error", arguments: ["", "<html>", "<Other/>"])
  func foreignListing(body: String) async throws {
    try await FakeStore.with { _, _ in
      .init(body: body)
    } test: { store in
      await #expect(throws: StorageError.self) { for try await _ in try store.bucket().list() {} }
    }
  }

  @Test("a part that fails for good ends the upload, and aborts it")
  func abort() async throws {
    try await FakeStore.with { request, _ in
      if request.line.contains("uploads=") {
        return .init(body: "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>")
      }
      return request.line.hasPrefix("PUT") ? .error(403, "AccessDenied") : .init(status: 204)
    } test: { store in
      let denied = StorageError.accessDenied(bucket: "portfolio", action: S3Action("s3:PutObject", key: "a"))
      await #expect(throws: denied) {
        try await store.bucket().upload(Pieces(count: 4, size: 10), at: "a", partSize: 10, jobs: 2)
      }
      #expect(store.requests.last?.line.hasPrefix("DELETE /portfolio/a?uploadId=u1") == true)
    }
  }

  @Test("a completed upload whose answer was lost is complete")
  func lostCompletion() async throws {
    let isFirst = OnceFlag()
    try await FakeStore.with { request, _ in
      if request.line.contains("uploads=") {
        return .init(body: "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>")
      }
      if request.line.hasPrefix("HEAD") { return .init(headers: ["ETag": "\"e-2\""], body: "12345678901234567890") }
      if request.line.hasPrefix("POST") { return isFirst.take() ? nil : .error(404, "NoSuchUpload") }
      return .init(headers: ["ETag": "\"part\""])
    } test: { store in
      let eTag = try await store.bucket().upload(Pieces(count: 2, size: 10), at: "a", partSize: 10)
      #expect(eTag == "e-2")
      #expect(!store.requests.contains { $0.line.hasPrefix("DELETE") })
    }
  }

  @Test("no access control list is ever sent, and an empty key reaches no store")
  func harmless() async throws {
    try await FakeStore.with { _, _ in
      .init(headers: ["ETag": "\"e\""])
    } test: { store in
      let bucket = try store.bucket()
      try await bucket.put([1], at: "a", metadata: S3Metadata(contentType: "text/css"))
      #expect(!store.requests.flatMap(\.headers.keys).contains { $0.contains("acl") || $0.contains("grant") })
      await #expect(throws: StorageError.invalidName("")) { try await bucket.delete("") }
      await #expect(throws: StorageError.invalidName("")) { try await bucket.put([], at: "") }
      #expect(store.requests.count == 1)
    }
  }
}
