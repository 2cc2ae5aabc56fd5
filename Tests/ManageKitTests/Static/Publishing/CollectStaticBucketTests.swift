import Foundation
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

@Suite("collectstatic to a bucket, through the binary")
struct CollectStaticBucketTests {
  @Test(
    "reports a problem of the store in one line, with the fix, and publishes nothing",
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

  @Test("counts the files sent on the last line, and in the JSON document")
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

  @Test("says that it is waiting for a silent host, and gives up", .timeLimit(.minutes(2)))
  func silentHost() async throws {
    try await SilentServer.with { port in
      let settings = S3Settings(
        accessKeyID: "keyid", secretAccessKey: Secret("keysecret"), bucket: "portfolio",
        endpoint: URL(string: "http://127.0.0.1:\(port)"))
      let output = try await Self.collect(settings)
      #expect(output.exitCode == 1)
      #expect(output.errorLines[0] == "Waiting for the bucket portfolio at http://127.0.0.1:\(port)…")
      #expect(output.errorLines[1].hasPrefix("error: no answer from the S3 store"))
    }
  }

  @Test("stopped by SIGTERM in a large upload it leaves no parts behind, and says so in one line")
  func interruption() async throws {
    let bucket = MemoryBucket()
    bucket.with { state in
      state.delay = { if $0.contains("partNumber") { Thread.sleep(forTimeInterval: 1) } }
    }
    try await FakeStore.with({ request, _ in bucket.answer(request) }) { store in
      try await TemporaryFolder.with { folder in
        try folder.write(String(repeating: "x", count: 3 * LargeFile.partSize), to: "static/large.png")
        let output = try await ManageBinary.interrupt(
          "collectstatic", "--noinput", "--jobs", "1", in: folder.path, environment: Self.environment(store.settings())
        ) { bucket.with { $0.requests.contains { $0.contains("partNumber") } } }
        // Before it there may be a line of progress.
        #expect(output.exitCode == 143 && output.errorLines.last == "error: interrupted", "\(output.stderr)")
        #expect(bucket.with { $0.uploads.isEmpty && $0.objects.keys.allSatisfy { !$0.hasSuffix("current.json") } })
      }
    }
  }

  @Test("--ignore, --keep-plain and --no-strict go for a bucket too")
  func options() async throws {
    let bucket = MemoryBucket()
    try await FakeStore.with({ request, _ in bucket.answer(request) }) { store in
      let output = try await Self.collect(
        store.settings(), "--ignore", "*.scss", "--keep-plain", "--no-strict",
        files: ["static/a.css": "x { y: url(gone.png) }", "static/a.scss": ""])
      #expect(output.exitCode == 0 && output.stderr.contains("warning: "), "\(output.stderr)")
      let keys = bucket.objects.keys
      #expect(keys.contains("static/a.css"))
      #expect(keys.contains { $0.wholeMatch(of: /static\/a\.[0-9a-f]{12}\.css/) != nil })
      #expect(!keys.contains { $0.hasSuffix(".scss") })
    }
  }

  @Test("an object that always gets 500 is named")
  func damagedObject() async throws {
    let bucket = MemoryBucket()
    bucket.with { state in
      state.fault = { request, _ in request.hasPrefix("PUT static/bad.") ? .error(500, "InternalError") : nil }
    }
    try await FakeStore.with({ request, _ in bucket.answer(request) }) { store in
      let output = try await Self.collect(store.settings(), files: ["static/bad.txt": "b", "static/good.txt": "g"])
      #expect(output.exitCode == 1)
      let error = output.errorLines.first { $0.hasPrefix("error: ") } ?? ""
      #expect(error.contains("answered 500 to every attempt: s3:PutObject on 'static/bad."), "\(error)")
    }
  }

  @Test("a store that asks for patience says nothing about who may read", arguments: [429, 500, 503])
  func slowDown(status: Int) async throws {
    let bucket = MemoryBucket()
    bucket.with { state in
      state.fault = { request, _ in request.hasPrefix("GET static/a.") ? .error(status, "SlowDown") : nil }
    }
    try await FakeStore.with({ request, _ in bucket.answer(request) }) { store in
      let output = try await Self.collect(
        store.settings(), "--ignore", "css", "--ignore", "manage", "--ignore", "*.svg")
      #expect(output.exitCode == 0 && output.stderr.isEmpty, "\(output.stderr)")
      #expect(bucket.with { $0.requests.contains { $0.hasPrefix("GET static/a.") } })
    }
  }

  @Test("what its author compressed is stored with its encoding, as it is")
  func storedEncoding() async throws {
    let bucket = MemoryBucket()
    try await FakeStore.with({ request, _ in bucket.answer(request) }) { store in
      let content = String(repeating: "a picture ", count: 500)
      let output = try await Self.collect(store.settings(), files: ["static/a+b.svgz": content])
      #expect(output.exitCode == 0, "\(output.stderr)")
      let object = try #require(bucket.objects.first { $0.key.hasPrefix("static/a+b.") }?.value)
      #expect(object.headers["content-type"] == "image/svg+xml" && object.headers["content-encoding"] == "gzip")
      #expect(object.bytes == Array(content.utf8))
    }
  }

  @Test("hints name keys as they stand in .env")
  func keyNames() async throws {
    try await FakeStore.with({ _, _ in .error(404, "NoSuchBucket") }) { store in
      try await Self.collect(store.settings()).expectFailure(
        1, "bucket portfolio", hint: "correct DEBUG_S3_AWS_STORAGE_BUCKET_NAME")
    }
  }

  private static func collect(
    _ settings: S3Settings, _ arguments: String..., files: [String: String] = ["static/a.txt": "a"]
  ) async throws -> ManageBinary.Output {
    try await TemporaryFolder.with(files) { folder in
      try await ManageBinary.run(
        ["collectstatic", "--noinput"] + arguments, in: folder.path, environment: environment(settings))
    }
  }

  private static func environment(_ settings: S3Settings) -> [String: String] {
    [
      "DEBUG_S3_ENDPOINT_URL": settings.endpoint?.absoluteString ?? "",
      "DEBUG_S3_AWS_ACCESS_KEY_ID": settings.accessKeyID,
      "DEBUG_S3_AWS_SECRET_ACCESS_KEY": settings.secretAccessKey.reveal(),
      "DEBUG_S3_AWS_STORAGE_BUCKET_NAME": settings.bucket, "DEBUG_S3_AWS_REGION": settings.region,
    ]
  }
}
