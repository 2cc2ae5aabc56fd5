import Foundation
import Testing

@testable import ManageKit

@Suite("Files above 16 MB")
struct LargeFileTests {
  private static let size = LargeFile.partSize + 1000

  private static func with(_ test: (MemoryBucket, PublishingSite) async throws -> Void) async throws {
    try await MemoryBucket.with(["a.txt": "a"]) { bucket, site in
      try write("x", to: site)
      try await test(bucket, site)
    }
  }

  private static func write(_ character: Character, to site: PublishingSite) throws {
    try site.write(String(repeating: character, count: size), to: "large.png")
  }

  @Test("are sent in parts, and known by their SHA-256 by the next run")
  func parts() async throws {
    try await Self.with { bucket, site in
      let files = try await site.collect()
      #expect(try await site.destination().publish(files, PublishOptions()) { _ in }.uploaded == 2)
      #expect(bucket.takeRequests().count { $0.contains("partNumber") } == 2)
      let large = try #require(files.files.first { $0.path == "large.png" })
      let key = "static/\(large.publishedPath)"
      bucket.with { state in
        state.objects["static/manifests/product/current.json"] = nil
        state.objects[key]?.headers["x-amz-meta-sha256"] = large.digests.sha256
        state.objects[key]?.headers["Content-Length"] = "\(Self.size)"
      }
      #expect(bucket.objects[key]?.bytes.count == Self.size)
      #expect(try await site.publish().unmodified == 2)
    }
  }

  @Test("that change meanwhile are not published, and leave no parts behind")
  func changed() async throws {
    try await Self.with { bucket, site in
      let files = try await site.collect()
      try Self.write("y", to: site)
      let error = await #expect(throws: StaticError.self) {
        try await site.destination().publish(files, PublishOptions()) { _ in }
      }
      #expect(error?.description.hasSuffix("static/large.png changed while it was collected") == true)
      bucket.with { state in
        #expect(state.uploads.isEmpty)
        #expect(!state.objects.keys.contains { $0.contains("large") && !$0.hasPrefix("parts of") })
      }
    }
  }

  @Test("are sent anew when another publication ends their upload")
  func ended() async throws {
    try await Self.with { bucket, site in
      bucket.with { state in
        state.fault = { request, state in
          let parts = state.requests.count { $0.contains("partNumber") }
          return parts == 1 && request.contains("partNumber") ? .error(404, "NoSuchUpload") : nil
        }
      }
      let report = try await site.publish()
      #expect(report.uploaded == 2)
    }
  }

  @Test("whose upload was begun without an answer, and so twice, leave none behind")
  func lostAnswer() async throws {
    try await Self.with { bucket, site in
      bucket.with { state in
        state.fault = { request, state in
          if request.hasPrefix("POST static/large."), request.hasSuffix("?uploads=") {
            state.uploads["lost"] = String(request.dropFirst("POST ".count).dropLast("?uploads=".count))
          }
          return nil
        }
      }
      try await site.publish()
      #expect(bucket.with { $0.uploads.isEmpty })
    }
  }

  @Test("of runs that were killed are ended by the next run that sends anything")
  func abandoned() async throws {
    try await MemoryBucket.with(["a.txt": "a"]) { bucket, site in
      bucket.with { $0.uploads = ["old": "static/old.png", "foreign": "media/film.mp4"] }
      try await site.publish()
      #expect(bucket.with { $0.uploads } == ["foreign": "media/film.mp4"])
    }
  }
}
