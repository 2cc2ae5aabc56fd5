import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Publishing to a bucket")
struct BucketDestinationTests {
  private static let files = [
    "css/site.css": "body { background: url('../images/a.svg') }", "images/a.svg": "<svg/>",
    "js/app.js": String(repeating: "console.log('text that gets smaller')\n", count: 100),
  ]
  private static let current = "static/manifests/product/current.json"

  @Test("files go first, of them those that refer to no other; then the manifest by its digest, then current.json")
  func order() async throws {
    try await MemoryBucket.with(Self.files) { bucket, site in
      let report = try await site.publish()
      #expect(report.uploaded == 3 && report.postProcessed == 3 && report.unmodified == 0)
      let writes = bucket.takeRequests().filter { $0.hasPrefix("PUT ") }
      #expect(writes.count == 5)
      #expect(writes[2].hasPrefix("PUT static/css/site."))
      #expect(writes[3].contains(/^PUT static\/manifests\/product\/[0-9a-f]{64}\.json$/))
      #expect(writes[4] == "PUT \(Self.current)")
      let manifest = try #require(bucket.objects[Self.current])
      let digest = ContentDigests(of: manifest.bytes).sha256
      #expect(bucket.objects["static/manifests/product/\(digest).json"]?.bytes == manifest.bytes)
      #expect(try site.folder.read("staticfiles/staticfiles.json") == String(decoding: manifest.bytes, as: UTF8.self))
    }
  }

  @Test("every file that the manifest names is there, text as gzip, kept forever; no access control list is sent")
  func objects() async throws {
    try await MemoryBucket.with(Self.files) { bucket, site in
      try await site.publish()
      let manifest = try #require(try await site.destination().currentManifest())
      #expect(manifest.isPublished && manifest.paths.count == 3)
      let script = try #require(bucket.objects["static/" + (manifest.paths["js/app.js"] ?? "")])
      #expect(script.headers["content-encoding"] == "gzip" && script.bytes.starts(with: [0x1F, 0x8B]))
      #expect(script.headers["content-type"] == "text/javascript; charset=utf-8")
      #expect(script.headers["cache-control"] == "public, max-age=31536000, immutable")
      let image = try #require(bucket.objects["static/" + (manifest.paths["images/a.svg"] ?? "")])
      #expect(image.headers["content-encoding"] == nil && image.bytes == Array("<svg/>".utf8))
    }
  }

  @Test("nothing to do costs one request")
  func nothingToDo() async throws {
    try await MemoryBucket.with(Self.files) { bucket, site in
      try await site.publish()
      _ = bucket.takeRequests()
      let report = try await site.publish()
      #expect(report.uploaded == 0 && report.unmodified == 3)
      #expect(bucket.takeRequests() == ["GET \(Self.current)"])
    }
  }

  @Test("files that the current manifest vouches for are neither sent again nor asked for")
  func oneChange() async throws {
    try await MemoryBucket.with(Self.files) { bucket, site in
      try await site.publish()
      let old = bucket.objects
      _ = bucket.takeRequests()
      try site.write("<svg></svg>", to: "images/a.svg")
      let report = try await site.publish()
      #expect(report.uploaded == 2 && report.unmodified == 1)
      let requests = bucket.takeRequests()
      #expect(!requests.contains { $0.contains("list-type") })
      #expect(Set(bucket.objects.keys).isSuperset(of: old.keys))
    }
  }

  @Test("files that a killed run has sent aren't sent again, unless their ETag differs or says nothing")
  func resuming() async throws {
    let images = Dictionary(uniqueKeysWithValues: (0..<80).map { ("images/\($0).svg", "<svg id='\($0)'/>") })
    try await MemoryBucket.with(images) { bucket, site in
      try await site.publish()
      bucket.with { state in
        state.objects[Self.current] = nil
        let keys = state.objects.keys.filter { $0.hasPrefix("static/images/") }.sorted()
        state.objects[keys[0]] = nil
        state.objects[keys[1]]?.eTag = "0123456789abcdef0123456789abcdef"
        state.objects[keys[2]]?.eTag += "-2"
      }
      let report = try await site.publish()
      #expect(report.uploaded == 3 && report.unmodified == 77)
    }
  }

  @Test("a listing of many pages is read to its end", arguments: [false, true])
  func pages(clears: Bool) async throws {
    let images = Dictionary(uniqueKeysWithValues: (0..<80).map { ("images/\($0).svg", "<svg id='\($0)'/>") })
    try await MemoryBucket.with(images) { bucket, site in
      try await site.publish()
      bucket.with { state in
        state.pageSize = 7
        state.objects[Self.current] = nil
        for number in 0..<50 { state.objects["static/images/old\(number).svg"] = MemoryBucket.Object([]) }
        state.requests = []
      }
      let report = try await site.publish(.product, PublishOptions(clears: clears))
      #expect(report.uploaded == 0 && report.unmodified == 80 && report.deleted == (clears ? 50 : 0))
      #expect(bucket.takeRequests().count { $0.contains("continuation-token") } > 8)
    }
  }

  @Test(
    "files that another tool has sent with other headers are sent again, under a hashed name that no manifest vouches for"
  )
  func foreignHeaders() async throws {
    let images = Dictionary(uniqueKeysWithValues: (0..<80).map { ("images/\($0).svg", "<svg id='\($0)'/>") })
    try await MemoryBucket.with(images) { bucket, site in
      try await site.publish()
      let key = try #require(bucket.objects.keys.first { $0.hasPrefix("static/images/7.") })
      bucket.with { state in
        state.objects[Self.current] = nil
        state.objects[key]?.headers["cache-control"] = nil
      }
      let report = try await site.publish()
      #expect(report.uploaded == 1 && report.unmodified == 79)
      #expect(bucket.objects[key]?.headers["cache-control"] == "public, max-age=31536000, immutable")
    }
  }

  @Test("files go level by level, each after those that it refers to, and plain copies last")
  func levels() async throws {
    let files = [
      "c.css": "@import 'b.css'", "b.css": "@import 'a.css'", "a.css": "a { background: url(z.svg) }",
      "z.svg": "<svg/>",
    ]
    try await MemoryBucket.with(files) { bucket, site in
      try await site.publish(collecting: CollectOptions(keepsPlain: true))
      let written = bucket.takeRequests().filter { $0.hasPrefix("PUT static/") && !$0.contains("manifests/") }
        .map { String($0.dropFirst("PUT static/".count)) }
      #expect(written.prefix(4).map { $0.prefix(2) } == ["z.", "a.", "b.", "c."])
      #expect(written.dropFirst(4).sorted() == ["a.css", "b.css", "c.css", "z.svg"])
    }
  }

  @Test("a manifest names its profile and the place of its files")
  func publication() async throws {
    try await MemoryBucket.with(Self.files) { bucket, site in
      try await site.publish(.development)
      let path = StaticManifest.localPath(root: site.folder.path)
      let local = try #require(try StaticManifest.read(path: path))
      #expect(local.publication?.profile == "development")
      #expect(local.publication?.address == "\(site.settings.endpoint?.absoluteString ?? "")/portfolio/static/")
    }
  }

  @Test("a bucket in another region is reported with the key to set, since pages would point to the wrong host")
  func wrongRegion() async throws {
    try await MemoryBucket.with(Self.files) { bucket, site in
      bucket.with { state in
        state.isElsewhere = { !$0.contains("/eu-west-1/s3/") }
      }
      let report = try await site.publish()
      #expect(report.uploaded == 3)
      #expect(
        report.warnings.contains { $0.contains("is in region eu-west-1") && $0.contains("S3_AWS_REGION=eu-west-1") })
    }
  }

  @Test("a dry run asks, names the files it would send, and writes nothing")
  func dryRun() async throws {
    try await MemoryBucket.with(Self.files) { bucket, site in
      let report = try await site.publish(.product, PublishOptions(isDryRun: true))
      #expect(report.planned == 3 && report.uploaded == 0)
      #expect(report.notes.contains { $0.hasPrefix("would upload images/a.") })
      #expect(bucket.objects.isEmpty && !site.folder.contains("staticfiles"))
      #expect(bucket.takeRequests().allSatisfy { $0.hasPrefix("GET ") })
    }
  }

  @Test("each profile has a manifest of its own in a bucket that they share")
  func profiles() async throws {
    try await MemoryBucket.with(Self.files) { bucket, site in
      try await site.publish(.product)
      try site.write("<svg></svg>", to: "images/a.svg")
      try await site.publish(.development)
      let product = try #require(try await site.destination(.product).currentManifest())
      let development = try #require(try await site.destination(.development).currentManifest())
      #expect(product != development)
      #expect(try await site.destination(.test).currentManifest() == nil)
    }
  }

  @Test("plain names are known by their content, and have no manifest")
  func plainNames() async throws {
    try await MemoryBucket.with(Self.files) { bucket, site in
      try await site.publish(collecting: CollectOptions(hashes: false))
      #expect(bucket.objects["static/js/app.js"]?.headers["cache-control"] == "public, max-age=300")
      #expect(bucket.objects[Self.current] == nil)
      try site.write("<svg></svg>", to: "images/a.svg")
      let report = try await site.publish(collecting: CollectOptions(hashes: false))
      #expect(report.uploaded == 1 && report.unmodified == 2 && report.postProcessed == 0)
    }
  }

  @Test("a plain name with other headers is sent again, too")
  func foreignHeadersOfPlainNames() async throws {
    try await MemoryBucket.with(Self.files) { bucket, site in
      try await site.publish(collecting: CollectOptions(hashes: false))
      bucket.with { $0.objects["static/js/app.js"]?.headers["content-type"] = "binary/octet-stream" }
      let report = try await site.publish(collecting: CollectOptions(hashes: false))
      #expect(report.uploaded == 1)
      #expect(bucket.objects["static/js/app.js"]?.headers["content-type"] == "text/javascript; charset=utf-8")
    }
  }

  @Test("visitors who may not read the files are reported, with the fix")
  func publicReading() async throws {
    try await MemoryBucket.with(Self.files) { bucket, site in
      bucket.with { state in
        state.fault = { request, _ in request.hasPrefix("GET static/images/") ? .error(403, "AccessDenied") : nil }
      }
      let report = try await site.publish()
      #expect(report.uploaded == 3)
      #expect(report.notes.isEmpty && report.warnings.count == 1)
      #expect(report.warnings[0].contains("s3:GetObject on arn:aws:s3:::portfolio/static/*"))
    }
  }
}
