import Foundation
import Testing

@testable import ManageKit

@Suite("collectstatic --clear in a bucket")
struct ClearingTests {
  private static let clearing = PublishOptions(clears: true)

  @Test("removes objects that no version needs, once the new one is current; others outside static/ stay")
  func obsolete() async throws {
    try await MemoryBucket.with(["a.txt": "first"]) { bucket, site in
      try await site.publish()
      let first = Set(bucket.objects.keys)
      try site.write("second", to: "a.txt")
      try await site.publish()
      bucket.with { state in
        state.objects["static/stray.txt"] = MemoryBucket.Object([])
        state.objects["media/photo.png"] = MemoryBucket.Object([])
      }
      _ = bucket.takeRequests()
      let second = Set(bucket.objects.keys).subtracting(first)
      let report = try await site.publish(.product, Self.clearing)
      #expect(report.deleted == 3 && report.unmodified == 1)
      let left = Set(bucket.objects.keys)
      #expect(left.isSuperset(of: second.subtracting(["static/stray.txt"])) && left.contains("media/photo.png"))
      #expect(!left.contains("static/stray.txt") && left.intersection(first).count == 1)
      let requests = bucket.takeRequests()
      let deletion = try #require(requests.firstIndex(of: "POST ?delete="))
      #expect(requests[..<deletion].contains("GET static/manifests/development/current.json"))
    }
  }

  @Test("spares the version that running servers show, and the files in another profile's manifest")
  func inUse() async throws {
    try await MemoryBucket.with(["a.txt": "development"]) { bucket, site in
      try await site.publish(.development)
      try site.write("old", to: "a.txt")
      try await site.publish(.product)
      let before = Set(bucket.objects.keys)
      try site.write("new", to: "a.txt")
      let report = try await site.publish(.product, Self.clearing)
      #expect(report.deleted == 0 && report.uploaded == 1)
      #expect(Set(bucket.objects.keys).isSuperset(of: before))
    }
  }

  @Test("sends missing objects again, whatever the manifest says")
  func repair() async throws {
    try await MemoryBucket.with(["a.txt": "a", "b.txt": "b"]) { bucket, site in
      try await site.publish()
      bucket.with { state in state.objects = state.objects.filter { !$0.key.hasPrefix("static/a.") } }
      let report = try await site.publish(.product, Self.clearing)
      #expect(report.uploaded == 1 && report.unmodified == 1)
    }
  }

  @Test("spares files that another profile has begun to need, and says so if it was too late")
  func race() async throws {
    let profile = "static/manifests/development/current.json"
    for isTooLate in [false, true] {
      try await MemoryBucket.with(["a.txt": "a"]) { bucket, site in
        try await site.publish(.product)
        bucket.with { state in
          state.objects["static/old.txt"] = MemoryBucket.Object([])
          let manifest = MemoryBucket.Object(Array(#"{"version": "1.1", "paths": {"old.txt": "old.txt"}}"#.utf8))
          state.fault = { request, state in
            if request == (isTooLate ? "POST ?delete=" : "GET static/manifests/product/current.json") {
              state.objects[profile] = manifest
            }
            return nil
          }
        }
        let report = try await site.publish(.product, Self.clearing)
        #expect((bucket.objects["static/old.txt"] == nil) == isTooLate)
        #expect(report.deleted == (isTooLate ? 1 : 0))
        #expect(report.warnings.count { $0.contains("publish it again with --clear") } == (isTooLate ? 1 : 0))
      }
    }
  }

  @Test("a file taken from another profile that has just found it is sent again before the manifest names it")
  func foundAndLost() async throws {
    let images = Dictionary(uniqueKeysWithValues: (0..<80).map { ("images/\($0).svg", "<svg id='\($0)'/>") })
    try await MemoryBucket.with(images) { bucket, site in
      try await site.publish()
      let keys = Set(bucket.objects.keys.filter { $0.hasPrefix("static/images/") })
      let lost = keys.sorted().prefix(20)
      try site.write("new", to: "new.txt")
      bucket.with { state in
        state.objects = state.objects.filter { keys.contains($0.key) }
        state.fault = { request, state in
          if request.hasPrefix("PUT static/new.") { for key in lost { state.objects[key] = nil } }
          return nil
        }
      }
      let report = try await site.publish()
      #expect(report.uploaded == 21 && report.unmodified == 60)
      #expect(keys.isSubset(of: bucket.objects.keys))
    }
  }

  @Test("removes nothing when another profile's manifest can't be read")
  func unreadableManifest() async throws {
    try await MemoryBucket.with(["a.txt": "a"]) { bucket, site in
      let broken = "static/manifests/development/current.json"
      bucket.with { state in
        state.objects[broken] = MemoryBucket.Object(Array("{".utf8))
        state.objects["static/stray.txt"] = MemoryBucket.Object([])
      }
      let error = await #expect(throws: StaticError.self) { try await site.publish(.product, Self.clearing) }
      #expect(error?.description.hasPrefix("\(broken) is not a manifest") == true)
      #expect(bucket.objects["static/stray.txt"] != nil)
    }
  }
}
