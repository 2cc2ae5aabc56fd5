import CurlClient
import Foundation
import Testing

@testable import ManageKit

@Suite("S3Storage")
struct S3StorageTests {
  private static let values = [
    "S3_AWS_ACCESS_KEY_ID": "id", "S3_AWS_SECRET_ACCESS_KEY": "secret", "S3_AWS_STORAGE_BUCKET_NAME": "portfolio",
    "S3_CUSTOM_DOMAIN": "", "FORUM_S3_AWS_STORAGE_BUCKET_NAME": "attachments",
    "BOOKS_S3_AWS_STORAGE_BUCKET_NAME": "covers", "BOOKS_S3_MEDIA_PUBLIC": "true",
    "BOOKS_S3_CUSTOM_DOMAIN": "covers.example.com", "BOOKS_S3_MEDIA_PREFIX": "img", "FORUM_S3_MEDIA_URL_SECONDS": "60",
  ]

  @Test("each app has its bucket, all others the common one")
  func buckets() {
    let buckets = ["forum", "books", "accounts"].map { StorageSettings(app: $0, Self.values).bucket?.bucket }
    #expect(buckets == ["attachments", "covers", "portfolio"])
    #expect(StorageSettings(app: "forum", Self.values).bucket?.accessKeyID == "id")
    #expect(StorageSettings(app: "forum", [:]).bucket == nil)
  }

  @Test("files are private by default: a URL lives for a limited time")
  func signed() throws {
    let settings = StorageSettings(app: "forum", Self.values)
    #expect(settings.access == .signed(.seconds(60)))
    #expect(StorageSettings(app: "accounts", Self.values).access == .signed(.seconds(3600)))
    let url = try settings.storage(root: "/site", client: HTTPClient()).url(of: "a b.png")
    #expect(url.hasPrefix("https://attachments.s3.ap-northeast-2.amazonaws.com/media/a%20b.png?X-Amz-Algorithm="))
    #expect(url.contains("&X-Amz-Expires=60&"))
  }

  @Test("public files have plain URLs, at the CDN's host where there is one")
  func open() throws {
    let settings = StorageSettings(app: "books", Self.values)
    let storage = try settings.storage(root: "/site", client: HTTPClient())
    #expect(try storage.url(of: "책.png") == "https://covers.example.com/img/%EC%B1%85.png")
    let bucket = try S3Bucket(try #require(settings.bucket), client: HTTPClient())
    #expect(
      try S3Storage(bucket, access: .open(customDomain: nil)).url(of: "a.png")
        == "https://covers.s3.ap-northeast-2.amazonaws.com/media/a.png")
  }

  @Test("without a bucket files are on disk, below the site's root")
  func disk() async throws {
    try await TemporaryFolder.with { folder in
      let storage = try StorageSettings(app: "forum", [:]).storage(root: folder.path, client: HTTPClient())
      let name = try await storage.save(Array("hello".utf8), as: "a.txt", in: "forum")
      #expect(try folder.read("media/\(name)") == "hello")
      #expect(try storage.url(of: name) == "/media/forum/a.txt")
    }
  }

  @Test("a private file opens by its URL alone, as what it was saved as", .needsS3)
  func presigned() async throws {
    let client = HTTPClient()
    let bucket = try S3Bucket(try #require(S3Settings.ofTestStore), client: client)
    let storage = S3Storage(bucket, prefix: "private-\(UUID().uuidString)/")
    let name = try await storage.save([1, 2, 3], as: "a.png", contentType: "image/png")
    let response = try await client.send(HTTPClient.Request(.get, try storage.url(of: name)))
    #expect((response.status, response.body) == (200, [1, 2, 3]))
    #expect(response.headers["Content-Type"] == "image/png")
  }
}
