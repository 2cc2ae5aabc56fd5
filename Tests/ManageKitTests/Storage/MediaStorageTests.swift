import Foundation
import ManageCurlClient
import ManageTesting
import Testing

@testable import ManageKit

@Suite("An app's storage")
struct MediaStorageTests {
  private static let bucket = S3Settings(accessKeyID: "id", secretAccessKey: Secret("secret"), bucket: "covers")

  private func url(of name: String, _ settings: MediaSettings) throws -> String {
    try settings.storage(root: "/site", client: HTTPClient()).url(of: name)
  }

  @Test("files are private by default: a URL lives for a limited time")
  func signed() throws {
    let url = try url(of: "a b.png", MediaSettings(bucket: Self.bucket, urlLifetime: .seconds(60)))
    #expect(url.hasPrefix("https://covers.s3.ap-northeast-2.amazonaws.com/media/a%20b.png?X-Amz-Algorithm="))
    #expect(url.contains("&X-Amz-Expires=60&"))
  }

  @Test("public files have plain URLs, at the CDN's host where there is one")
  func open() throws {
    var settings = MediaSettings(bucket: Self.bucket, prefix: "img/", isPublic: true)
    #expect(try url(of: "a.png", settings) == "https://covers.s3.ap-northeast-2.amazonaws.com/img/a.png")
    settings.bucket?.customDomain = "covers.example.com"
    #expect(try url(of: "책.png", settings) == "https://covers.example.com/img/%EC%B1%85.png")
  }

  @Test("addresses name the bucket where the settings say")
  func addressing() throws {
    var settings = MediaSettings(bucket: Self.bucket, isPublic: true)
    settings.bucket?.endpoint = URL(string: "https://s3.example.com")
    #expect(try url(of: "a", settings) == "https://s3.example.com/covers/media/a")
    settings.bucket?.addressing = .virtualHost
    #expect(try url(of: "a", settings) == "https://covers.s3.example.com/media/a")
  }

  @Test("pages learn which server the files are on")
  func origin() throws {
    #expect(try MediaSettings().origin == nil)
    var settings = MediaSettings(bucket: Self.bucket)
    settings.bucket?.customDomain = "covers.example.com"
    #expect(try settings.origin == "https://covers.s3.ap-northeast-2.amazonaws.com")
    settings.isPublic = true
    #expect(try settings.origin == "https://covers.example.com")
  }

  @Test("without a bucket files are on disk, below the site's root")
  func disk() async throws {
    try await TemporaryFolder.with { folder in
      let storage = try MediaSettings().storage(root: folder.path, client: HTTPClient())
      let name = try await storage.save(Array("hello".utf8), as: "a.txt", in: "forum")
      #expect(try folder.read("media/\(name)") == "hello")
      #expect(try storage.url(of: name) == "/media/forum/a.txt")
    }
  }

  @Test("in product nothing is kept without a bucket: the error names the keys")
  func unconfigured() async throws {
    try await TemporaryFolder.with { folder in
      let environment = SiteEnvironment(root: folder.path, process: SettingsFixture.product(without: "S3_"))
      let settings = try Settings(
        profile: .product, environment: environment, requiring: [.web, .passwords, .media], apps: ["forum"])
      let stored = StorageReceiver()
      let app = App("forum") { _, site in stored.storage = site.storage }
      _ = try await TestDatabase.withDatabase(.sqlite) { database in
        try Site([app]).webApplication(
          settings, database: database, client: HTTPClient(), logger: LogRecorder().logger,
          statics: PlainStaticURLs(prefix: "/static/"), servesStaticFiles: false, readsTemplatesAnew: false)
      }
      let storage = try #require(stored.storage)
      let error = await #expect(throws: StorageError.self) { _ = try await storage.save([1], as: "a") }
      #expect(error?.description.contains("PRODUCT_S3_AWS_STORAGE_BUCKET_NAME") == true)
      #expect(!folder.contains("media"))
    }
  }

  @Test("each app gets its own storage, and pages may load from all of their servers")
  func perApp() async throws {
    try await TemporaryFolder.with { folder in
      let process = [
        "DEBUG_S3_AWS_ACCESS_KEY_ID": "id", "DEBUG_S3_AWS_SECRET_ACCESS_KEY": "secret",
        "DEBUG_S3_AWS_STORAGE_BUCKET_NAME": "portfolio", "DEBUG_BOOKS_S3_AWS_STORAGE_BUCKET_NAME": "covers",
      ]
      let settings = try Settings(
        profile: .development, environment: SiteEnvironment(root: folder.path, process: process),
        requiring: [.web, .passwords, .media], apps: ["forum", "books"])
      let stored = [StorageReceiver(), StorageReceiver()]
      let apps = ["forum", "books"].enumerated().map { index, name in
        App(name) { _, site in stored[index].storage = site.storage }
      }
      let application = try await TestDatabase.withDatabase(.sqlite) { database in
        try Site(apps).webApplication(
          settings, database: database, client: HTTPClient(), logger: LogRecorder().logger,
          statics: PlainStaticURLs(prefix: "/static/"), servesStaticFiles: false, readsTemplatesAnew: false)
      }
      let hosts = ["portfolio", "covers"].map { "https://\($0).s3.ap-northeast-2.amazonaws.com" }
      for (receiver, host) in zip(stored, hosts) {
        #expect(try receiver.storage?.url(of: "a").hasPrefix("\(host)/media/a?") == true)
      }
      #expect(application.mediaOrigins == hosts)
      #expect(application.mediaFolder == folder.path + "/media")
    }
  }
}
