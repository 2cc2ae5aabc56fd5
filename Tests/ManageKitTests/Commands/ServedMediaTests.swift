import ManageTesting
import Testing

@Suite("Media of a served site")
struct ServedMediaTests {
  @Test("development serves the folder media/")
  func folder() async throws {
    try await TestSite.with(files: ["media/x.txt": "hello"]) { site in
      let page = try await site.client().get("/media/x.txt")
      #expect(page.status == 200 && page.text == "hello")
    }
  }

  @Test("pages may show images of the bucket")
  func bucket() async throws {
    let environment = [
      "DEBUG_S3_AWS_ACCESS_KEY_ID": "id", "DEBUG_S3_AWS_SECRET_ACCESS_KEY": "secret",
      "DEBUG_S3_AWS_STORAGE_BUCKET_NAME": "portfolio", "DEBUG_S3_ENDPOINT_URL": "https://s3.example.com",
    ]
    try await TestSite.with(environment: environment) { site in
      let policy = try await site.client().get("/").header("Content-Security-Policy") ?? ""
      #expect(policy.contains("img-src 'self' data: https://s3.example.com;"))
    }
  }

  @Test("junk in a key of media stops the server, with its name")
  func junk() async throws {
    try await TemporaryFolder.with { folder in
      let output = try await ManageBinary.run(
        "runserver", in: folder.path, environment: ["DEBUG_ACCOUNTS_S3_MEDIA_PUBLIC": "ja"])
      output.expectFailure(1, "DEBUG_ACCOUNTS_S3_MEDIA_PUBLIC is neither true nor false", hint: "check-env")
    }
  }
}
