import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Publications that fail")
struct PublishingFailureTests {
  private static let current = "static/manifests/product/current.json"

  @Test("an overloaded store is waited for")
  func overload() async throws {
    try await MemoryBucket.with(["a.txt": "a", "b.txt": "b"]) { bucket, site in
      bucket.with { state in
        state.fault = { request, state in
          let isEarly = state.requests.count { $0.hasPrefix("PUT static/") } <= 3
          return isEarly && request.hasPrefix("PUT static/") ? .error(503, "SlowDown") : nil
        }
      }
      let report = try await site.publish()
      #expect(report.uploaded == 2)
    }
  }

  @Test("a refused file leaves the old site as it was", arguments: ["PUT static/b.", "PUT static/manifests/"])
  func refusal(request: String) async throws {
    try await MemoryBucket.with(["a.txt": "a"]) { bucket, site in
      try await site.publish()
      let before = bucket.objects
      try site.write("b", to: "b.txt")
      bucket.with { state in
        state.fault = { made, _ in made.hasPrefix(request) ? .error(403, "AccessDenied") : nil }
      }
      let error = await #expect(throws: StorageError.self) { try await site.publish() }
      let text = error?.description ?? ""
      #expect(
        text.hasPrefix("access to bucket portfolio is denied: s3:PutObject on '\(request.dropFirst(4))"), "\(text)")
      #expect(bucket.objects[Self.current]?.bytes == before[Self.current]?.bytes)
      #expect(Set(bucket.objects.keys).isSuperset(of: before.keys))
    }
  }

  @Test("a file that changes after it was collected is not published", arguments: ["grown", "b", ""])
  func changedFile(content: String) async throws {
    try await MemoryBucket.with(["a.txt": "a"]) { bucket, site in
      let files = try await site.collect()
      try site.write(content, to: "a.txt")
      let error = await #expect(throws: StaticError.self) {
        try await site.destination().publish(files, PublishOptions()) { _ in }
      }
      #expect(error?.description.hasSuffix("static/a.txt changed while it was collected") == true)
      #expect(bucket.objects.isEmpty)
    }
  }

  @Test("a file that vanishes after it was collected is named")
  func vanishedFile() async throws {
    try await MemoryBucket.with(["a.txt": "a"]) { bucket, site in
      let files = try await site.collect()
      try FileManager.default.removeItem(atPath: site.folder.path(of: "static/a.txt"))
      let error = await #expect(throws: StaticError.self) {
        try await site.destination().publish(files, PublishOptions()) { _ in }
      }
      #expect(error?.description.hasSuffix("static/a.txt vanished while it was collected") == true)
      #expect(bucket.objects.isEmpty)
    }
  }
}
