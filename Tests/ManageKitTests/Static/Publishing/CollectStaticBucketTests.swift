import Foundation
import Testing

@testable import ManageKit

@Suite("collectstatic to a bucket, through the binary")
struct CollectStaticBucketTests {
  @Test(
    "says what is wrong with the store in one line, with the fix, and publishes nothing",
    arguments: [
      (FakeStore.Reply.error(404, "NoSuchBucket"), "bucket portfolio doesn't exist", "S3_AWS_STORAGE_BUCKET_NAME"),
      (.error(403, "InvalidAccessKeyId"), "doesn't know this access key id", "S3_AWS_ACCESS_KEY_ID"),
      (.error(403, "SignatureDoesNotMatch"), "secret access key doesn't belong", "S3_AWS_SECRET_ACCESS_KEY"),
      (
        .error(403, "RequestTimeTooSkewed", "<ServerTime>2020-01-01T00:00:00Z</ServerTime>"),
        "this machine's clock is", "set this machine's clock"
      ),
      (.error(403, "AccessDenied"), "access to bucket portfolio is denied", "s3:PutObject"),
    ])
  func refusals(reply: FakeStore.Reply, message: String, hint: String) async throws {
    try await FakeStore.with({ _, _ in reply }) { store in
      let output = try await Self.collect(store.settings())
      output.expectFailure(1, message, hint: hint)
      #expect(output.stdout.isEmpty)
      #expect(store.requests.allSatisfy { $0.line.hasPrefix("GET ") })
    }
  }

  @Test("says that a host doesn't answer")
  func noAnswer() async throws {
    let settings = S3Settings(
      accessKeyID: "keyid", secretAccessKey: Secret("keysecret"), bucket: "portfolio",
      endpoint: URL(string: "http://127.0.0.1:9"))
    try await Self.collect(settings).expectFailure(1, "no answer from the S3 store", hint: "S3_ENDPOINT_URL")
  }

  @Test("counts what was sent on the last line, and in the JSON document")
  func counts() async throws {
    let bucket = MemoryBucket()
    try await FakeStore.with({ request, _ in bucket.answer(request) }) { store in
      let first = try await Self.collect(store.settings())
      #expect(first.exitCode == 0, "\(first.stderr)")
      let last = try #require(first.stdout.split(separator: "\n").last)
      let numbers = last.matches(of: /\d+/).compactMap { Int($0.output) }
      #expect(numbers.count == 3 && numbers[0] > 0 && numbers[1] == 0 && numbers[2] == numbers[0])
      let second = try await Self.collect(store.settings(), "--json")
      let report = try JSONValue(parsing: second.stdout).object
      #expect(report?["uploaded"]?.int == 0 && report?["unmodified"]?.int == numbers[0])
    }
  }

  private static func collect(_ settings: S3Settings, _ arguments: String...) async throws -> ManageBinary.Output {
    try await TemporaryFolder.with(["static/a.txt": "a"]) { folder in
      try await ManageBinary.run(
        ["collectstatic", "--noinput"] + arguments, in: folder.path,
        environment: [
          "DEBUG_S3_ENDPOINT_URL": settings.endpoint?.absoluteString ?? "",
          "DEBUG_S3_AWS_ACCESS_KEY_ID": settings.accessKeyID,
          "DEBUG_S3_AWS_SECRET_ACCESS_KEY": settings.secretAccessKey.reveal(),
          "DEBUG_S3_AWS_STORAGE_BUCKET_NAME": settings.bucket, "DEBUG_S3_AWS_REGION": settings.region,
        ])
    }
  }
}
