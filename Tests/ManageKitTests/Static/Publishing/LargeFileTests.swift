import Foundation
import ManageTesting
import Synchronization
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
      }
      #expect(bucket.objects[key]?.bytes.count == Self.size)
      #expect(try await site.publish().unmodified == 2)
    }
  }

  @Test("that change in the meantime are not published, and leave no parts behind")
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

  @Test("are sent again when another publication ends their upload")
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

  @Test("whose upload was started without an answer, and so twice, leave none behind")
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

  @Test("that are text go as gzip, however large, and are known by the next run", arguments: [false, true])
  func text(isGzipFoundAgain: Bool) async throws {
    let line = "0123456789abcdef 0123456789abcdef 0123456789abcdef\n"
    let text = String(repeating: line, count: 34_000_000 / line.utf8.count)
    try await MemoryBucket.with(["data.json": text]) { bucket, site in
      let report = try await site.publish()
      let key = try #require(bucket.objects.keys.first { $0.hasPrefix("static/data.") })
      let object = try #require(bucket.objects[key])
      #expect(object.headers["content-encoding"] == "gzip" && object.bytes.starts(with: [0x1F, 0x8B]))
      #expect(object.bytes.count < 1 << 20 && report.bytes == object.bytes.count)
      #expect(object.bytes == Gzip.compress(Array(text.utf8)))
      bucket.with { $0.objects["static/manifests/product/current.json"] = nil }
      if !isGzipFoundAgain { bucket.with { $0.objects[key]?.headers["x-amz-meta-sha256"] = "other" } }
      #expect(try await site.publish().uploaded == (isGzipFoundAgain ? 0 : 1))
    }
  }

  @Test("whose references are rewritten go in parts too")
  func rewritten() async throws {
    let code = "import './a.js'\n" + String(repeating: "// \(String(repeating: "x", count: 61))\n", count: 280_000)
    let script = code + "import('./a.js')\n"
    try await MemoryBucket.with(["a.js": "1", "large.js": script]) { bucket, site in
      let files = try await site.collect()
      let large = try #require(files.files.first { $0.path == "large.js" })
      #expect(large.rewriting?.edits.count == 2 && LargeFile(large) != nil)
      try await site.publish()
      let object = try #require(bucket.objects["static/\(large.publishedPath)"])
      let content = try large.content()
      #expect(object.bytes == Gzip.compress(content))
    }
  }

  @Test("are read piece by piece as they are read at once, wherever references lie")
  func pieces() async throws {
    var script = ""
    for number in 0..<60_000 {
      script += "import('./a.js') /* \(number) \(String(repeating: "y", count: number % 41)) */\n"
    }
    try await MemoryBucket.with(["a.js": "1", "large.js": script]) { _, site in
      let file = try #require(try await site.collect().files.first { $0.path == "large.js" })
      var reader = try PieceReader(file, path: try #require(file.diskPath))
      var bytes: [UInt8] = []
      while let piece = try reader.next() { bytes += piece }
      let content = try file.content()
      #expect(bytes == content)
    }
  }

  @Test("show their progress part by part, and send as many parts at once as there are jobs", arguments: [1, 2])
  func progress(jobs: Int) async throws {
    try await MemoryBucket.with([:]) { bucket, site in
      try site.folder.write(String(repeating: "x", count: 3 * LargeFile.partSize), to: "static/large.png")
      let inside = Mutex((now: 0, most: 0))
      let overlap = DispatchSemaphore(value: 0)
      bucket.with { state in
        state.delay = { request in
          guard request.contains("partNumber") else { return }
          let most = inside.withLock { inside in
            inside = (inside.now + 1, max(inside.most, inside.now + 1))
            return inside.most
          }
          // The first part stays until as many as may be are inside.
          if most < jobs { _ = overlap.wait(timeout: .now() + 30) } else { overlap.signal() }
          inside.withLock { $0.now -= 1 }
        }
      }
      let seen = Mutex<[Int]>([])
      _ = try await site.destination().publish(try await site.collect(), PublishOptions(jobs: jobs)) { progress in
        seen.withLock { $0.append(progress.bytes) }
      }
      #expect(inside.withLock { $0.most } == jobs)
      #expect(Set(seen.withLock(\.self)) == Set((1...3).map { $0 * LargeFile.partSize }))
    }
  }

  @Test(
    "of a run that was killed are ended by the next one, even if it has nothing to send; then that costs one request")
  func markedAsAbandoned() async throws {
    try await MemoryBucket.with(["a.txt": "a"]) { bucket, site in
      try await site.publish()
      try Self.write("x", to: site)
      bucket.with { state in
        state.fault = { request, _ in request.contains("partNumber") ? .error(403, "AccessDenied") : nil }
      }
      await #expect(throws: StorageError.self) { try await site.publish() }
      #expect(site.folder.contains("staticfiles/.uploads-portfolio"))
      try FileManager.default.removeItem(atPath: site.folder.path(of: "static/large.png"))
      bucket.with { state in
        state.fault = { _, _ in nil }
        state.uploads = ["old": "static/old.png"]
        state.requests = []
      }
      try await site.publish()
      #expect(bucket.with { $0.uploads.isEmpty })
      _ = bucket.takeRequests()
      try await site.publish()
      #expect(bucket.takeRequests().count == 1)
    }
  }

  @Test("whose publication is cancelled leave no parts behind")
  func cancelled() async throws {
    try await Self.with { bucket, site in
      let files = try await site.collect()
      let destination = try site.destination()
      let isUnderWay = Mutex(false)
      bucket.with { state in
        state.fault = { request, _ in
          if request.contains("partNumber") { isUnderWay.withLock { $0 = true } }
          return nil
        }
        state.delay = { if $0.contains("partNumber") { Thread.sleep(forTimeInterval: 0.5) } }
      }
      let publication = Task { try await destination.publish(files, PublishOptions(jobs: 1)) { _ in } }
      while !isUnderWay.withLock(\.self) { try await Task.sleep(for: .milliseconds(10)) }
      publication.cancel()
      await #expect(throws: (any Error).self) { try await publication.value }
      #expect(bucket.with { $0.uploads.isEmpty })
      #expect(bucket.objects["static/manifests/product/current.json"] == nil)
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
