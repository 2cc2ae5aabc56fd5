import Testing

@testable import ManageKit

@Suite("MediaSettings")
struct MediaSettingsTests {
  private static let bucket = [
    "DEBUG_S3_AWS_ACCESS_KEY_ID": "id", "DEBUG_S3_AWS_SECRET_ACCESS_KEY": "secret",
    "DEBUG_S3_AWS_STORAGE_BUCKET_NAME": "portfolio",
  ]

  private func media(_ app: String, _ process: [String: String]) throws -> MediaSettings {
    try Settings(
      profile: .development, environment: SettingsFixture.environment(process), requiring: [.media],
      apps: ["forum", "books"]
    ).media(app: app)
  }

  private func report(_ process: [String: String], _ profile: Profile = .development) -> EnvironmentReport {
    EnvironmentReport(
      EnvironmentContract([.web, .passwords, .database, .superuser, .storage, .media], apps: ["forum", "books"]),
      profile: profile, environment: SettingsFixture.environment(process), failLevel: .warning)
  }

  @Test("without any key media are private files in a folder")
  func defaults() throws {
    let media = try media("forum", [:])
    #expect(media.bucket == nil)
    #expect(media.prefix == "media/" && !media.isPublic && media.urlLifetime == .seconds(3600))
  }

  @Test("each app has its bucket, all others the common one")
  func buckets() throws {
    let process = Self.bucket.merging([
      "DEBUG_BOOKS_S3_AWS_STORAGE_BUCKET_NAME": "covers", "DEBUG_BOOKS_S3_MEDIA_PUBLIC": "yes",
      "DEBUG_BOOKS_S3_MEDIA_PREFIX": "img", "DEBUG_S3_MEDIA_URL_SECONDS": "60",
      "DEBUG_S3_ADDRESSING_STYLE": "path", "DEBUG_BOOKS_S3_ADDRESSING_STYLE": "virtual",
    ]) { $1 }
    let (forum, books) = (try media("forum", process), try media("books", process))
    #expect(forum.bucket?.bucket == "portfolio" && forum.prefix == "media/" && !forum.isPublic)
    #expect(books.bucket?.bucket == "covers" && books.prefix == "img/" && books.isPublic)
    #expect(books.bucket?.accessKeyID == "id" && books.bucket?.region == "ap-northeast-2")
    #expect(forum.bucket?.addressing == .path && books.bucket?.addressing == .virtualHost)
    #expect(books.urlLifetime == .seconds(60))
  }

  @Test("the CDN before the common bucket isn't that of an app's own bucket, nor is a token that of another key")
  func ownBucket() throws {
    var process = Self.bucket.merging([
      "DEBUG_S3_CUSTOM_DOMAIN": "cdn.example.com", "DEBUG_S3_SESSION_TOKEN": "token",
    ]) { $1 }
    #expect(try media("books", process).bucket?.customDomain == "cdn.example.com")
    process["DEBUG_BOOKS_S3_AWS_STORAGE_BUCKET_NAME"] = "covers"
    #expect(try media("books", process).bucket?.customDomain == nil)
    #expect(try media("books", process).bucket?.sessionToken != nil)
    process["DEBUG_BOOKS_S3_CUSTOM_DOMAIN"] = "covers.example.com"
    process["DEBUG_BOOKS_S3_AWS_ACCESS_KEY_ID"] = "own"
    process["DEBUG_BOOKS_S3_AWS_SECRET_ACCESS_KEY"] = "own-secret"
    let books = try #require(try media("books", process).bucket)
    #expect(books.customDomain == "covers.example.com" && books.accessKeyID == "own" && books.sessionToken == nil)
    #expect(try media("forum", process).bucket?.customDomain == "cdn.example.com")
  }

  @Test(
    "junk is an error that names the key, never the default",
    arguments: [
      ("S3_MEDIA_PUBLIC", "ja"), ("S3_MEDIA_URL_SECONDS", "1h"), ("S3_MEDIA_URL_SECONDS", "0"),
      ("S3_MEDIA_URL_SECONDS", "604801"), ("S3_ADDRESSING_STYLE", "host"), ("S3_MEDIA_PREFIX", "static"),
      ("S3_MEDIA_PREFIX", "static/media/"), ("S3_MEDIA_PREFIX", "/media/"), ("S3_MEDIA_PREFIX", "a//b/"),
      ("S3_MEDIA_PREFIX", "../x"), ("S3_MEDIA_PREFIX", "/"),
    ])
  func junk(name: String, value: String) throws {
    for key in ["DEBUG_\(name)", "DEBUG_BOOKS_\(name)"] {
      let error = #expect(throws: SettingsError.self) { try media("forum", Self.bucket.merging([key: value]) { $1 }) }
      #expect(error?.description.contains(key) == true, "\(key)=\(value)")
      #expect(report(Self.bucket.merging([key: value]) { $1 }).problem(.malformed, key) != nil)
    }
    #expect(report(Self.bucket.merging(["DEBUG_S3_MEDIA_PREFIX": "statics/"]) { $1 }).ok)
  }

  @Test("an app's own access key needs its own secret, and its own bucket needs some key")
  func halfSet() {
    let key = "DEBUG_BOOKS_S3_AWS_ACCESS_KEY_ID"
    let secret = "DEBUG_BOOKS_S3_AWS_SECRET_ACCESS_KEY"
    #expect(report(Self.bucket.merging([key: "own"]) { $1 }).problem(.halfSetGroup)?.key == secret)
    let alone = ["DEBUG_BOOKS_S3_AWS_STORAGE_BUCKET_NAME": "covers"]
    #expect(report(alone).problems.filter { $0.id == .halfSetGroup }.compactMap(\.key) == [key, secret])
    let error = #expect(throws: SettingsError.self) { try media("forum", alone) }
    #expect(error?.description.contains(key) == true)
    #expect(report(Self.bucket.merging(alone) { $1 }).ok)
  }

  @Test("check-env knows the apps' own keys, and names those that are set")
  func report() {
    let process = Self.bucket.merging(["DEBUG_BOOKS_S3_AWS_REGION": "eu-west-1"]) { $1 }
    let report = report(process)
    #expect(report.ok)
    #expect(report.state("DEBUG_BOOKS_S3_AWS_REGION") == .set)
    #expect(report.state("DEBUG_FORUM_S3_AWS_REGION") == nil)
    #expect(self.report(["DEBUG_SHOP_S3_AWS_REGION": "eu-west-1"]).problem(.unknownKey) != nil)
    let typo = self.report(["DEBUG_BOOKS_S3_AWS_REGOIN": "eu-west-1"]).problem(.nearMiss)
    #expect(typo?.hint == "DID YOU MEAN DEBUG_BOOKS_S3_AWS_REGION?")
  }

  @Test("a site without media passes")
  func withoutMedia() throws {
    #expect(report([:]).problems.isEmpty)
    #expect(report(SettingsFixture.product(without: "EMAIL_URL", "FROM_EMAIL"), .product).ok)
    let withoutBucket = SettingsFixture.product(without: "S3_")
    #expect(!report(withoutBucket, .product).problems.contains { $0.level == .error })
    _ = try Settings(
      profile: .product, environment: SettingsFixture.environment(withoutBucket), requiring: [.web, .media])
  }

  @Test("media that a command doesn't ask for aren't read")
  func notRequired() throws {
    let process = ["DEBUG_S3_MEDIA_PUBLIC": "ja", "DEBUG_S3_AWS_ACCESS_KEY_ID": "id"]
    let settings = try Settings(
      profile: .development, environment: SettingsFixture.environment(process), requiring: [.database])
    #expect(throws: SettingsError.self) { try settings.media(app: "forum") }
  }
}
