import Foundation
import ManageTemplateEngine
import ManageTesting
import Testing

@testable import ManageKit

@Suite("The static URLs of runserver in product")
struct StaticURLsOfCommandTests {
  @Test("come from the manifest in staticfiles/, for a web server on this machine")
  func local() async throws {
    try await TemporaryFolder.with(["static/a.css": "a{}"]) { folder in
      try await folder.publish()
      let urls = try await Self.urls(folder, nil)
      #expect(try urls.staticURL(for: "a.css").wholeMatch(of: /\/static\/a\.[0-9a-f]{12}\.css/) != nil)
    }
  }

  @Test(
    "come from the published files, by the local manifest or by the bucket's",
    arguments: [true, false])
  func published(hasLocalManifest: Bool) async throws {
    try await MemoryBucket.with(["a.css": "a{}"]) { bucket, site in
      try await site.publish(.product)
      if !hasLocalManifest {
        try FileManager.default.removeItem(atPath: StaticManifest.localPath(root: site.folder.path))
      }
      _ = bucket.takeRequests()
      let urls = try await Self.urls(site.folder, site.settings)
      let prefix = "\(site.settings.endpoint?.absoluteString ?? "")/portfolio/static/a."
      #expect(try urls.staticURL(for: "a.css").hasPrefix(prefix))
      #expect(bucket.takeRequests().count == (hasLocalManifest ? 0 : 1))
      let domain = try await Self.urls(site.folder, site.settings, domain: "cdn.example.com")
      #expect(try domain.staticURL(for: "a.css").hasPrefix("https://cdn.example.com/static/a."))
    }
  }

  @Test("never come from the manifest of another profile or bucket")
  func foreignManifest() async throws {
    try await MemoryBucket.with(["a.css": "product"]) { bucket, site in
      try await site.publish(.product)
      let expected = try await Self.urls(site.folder, site.settings).staticURL(for: "a.css")
      try site.write("development", to: "a.css")
      try await site.publish(.development)
      #expect(try await Self.urls(site.folder, site.settings).staticURL(for: "a.css") == expected)
      var other = site.settings
      other.bucket = "other"
      // The other bucket of this store has the same manifest; only its address differs.
      #expect(try await Self.urls(site.folder, other).staticURL(for: "a.css").contains("/other/static/a."))
      bucket.with { $0.objects = [:] }
      await #expect(throws: StaticError.noManifest(places: "in the bucket other")) {
        try await Self.urls(site.folder, other)
      }
    }
  }

  private static func urls(
    _ folder: TemporaryFolder, _ bucket: S3Settings?, domain: String? = nil
  ) async throws -> any StaticResolver {
    var process = SettingsFixture.product(without: "S3_")
    if let bucket {
      process["PRODUCT_S3_ENDPOINT_URL"] = bucket.endpoint?.absoluteString
      process["PRODUCT_S3_AWS_ACCESS_KEY_ID"] = bucket.accessKeyID
      process["PRODUCT_S3_AWS_SECRET_ACCESS_KEY"] = bucket.secretAccessKey.reveal()
      process["PRODUCT_S3_AWS_STORAGE_BUCKET_NAME"] = bucket.bucket
      process["PRODUCT_S3_AWS_REGION"] = bucket.region
      process["PRODUCT_S3_CUSTOM_DOMAIN"] = domain
    }
    let environment = SiteEnvironment(root: folder.path, process: process)
    let settings = try Settings(
      profile: .product, environment: environment, requiring: [.web, .database], command: "runserver")
    let console = Console(verbosity: 0, color: .never, environment: [:])
    return try await CommandContext(
      site: Site([]), console: console, settings: settings, environment: environment
    ).staticURLs()
  }
}
