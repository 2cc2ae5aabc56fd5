import Foundation
import Testing

@testable import ManageKit

@Suite("Two publications at once")
struct PublishingRaceTests {
  private static let current = "static/manifests/product/current.json"
  private static let byOther = MemoryBucket.Object(Array(#"{"version": "1.1", "paths": {}}"#.utf8))

  @Test("the one that ends last is reported, and the other's files count", arguments: [true, false])
  func overtaken(isFirst: Bool) async throws {
    try await MemoryBucket.with(["a.txt": "a"]) { bucket, site in
      if !isFirst {
        try await site.publish()
        try site.write("b", to: "a.txt")
      }
      bucket.with { state in
        state.fault = { request, state in
          if request.hasPrefix("PUT static/a.") { state.objects[Self.current] = Self.byOther }
          return nil
        }
      }
      let error = await #expect(throws: PublishError.self) { try await site.publish() }
      #expect(error == .overtaken(.product))
      #expect(bucket.objects[Self.current]?.bytes == Self.byOther.bytes)
    }
  }

  @Test("a store that reports the conflict itself doesn't pass for overloaded", .timeLimit(.minutes(2)))
  func conflict() async throws {
    try await MemoryBucket.with(["a.txt": "a"]) { bucket, site in
      bucket.with { state in
        state.fault = { request, state in
          guard request == "PUT \(Self.current)" else { return nil }
          state.objects[Self.current] = Self.byOther
          return .error(409, "ConditionalRequestConflict")
        }
      }
      let error = await #expect(throws: PublishError.self) { try await site.publish() }
      #expect(error == .overtaken(.product))
    }
  }

  @Test("with the same files both succeed")
  func same() async throws {
    try await MemoryBucket.with(["a.txt": "a"]) { bucket, site in
      try await site.publish()
      let published = try #require(bucket.objects[Self.current])
      bucket.with { state in
        state.objects[Self.current] = nil
        state.fault = { request, state in
          if request.hasPrefix("PUT static/a.") { state.objects[Self.current] = published }
          return nil
        }
        state.objects = state.objects.filter { !$0.key.hasPrefix("static/a.") }
      }
      #expect(try await site.publish().uploaded == 1)
    }
  }

  @Test("a store without conditional writes is asked just before", arguments: [true, false])
  func unconditional(isOvertaken: Bool) async throws {
    try await MemoryBucket.with(["a.txt": "a"]) { bucket, site in
      bucket.with { state in
        state.isConditional = false
        state.fault = { request, state in
          if isOvertaken, request.hasPrefix("PUT static/a.") { state.objects[Self.current] = Self.byOther }
          return nil
        }
      }
      if isOvertaken {
        await #expect(throws: PublishError.overtaken(.product)) { try await site.publish() }
      } else {
        try await site.publish()
        #expect(try await site.destination().currentManifest()?.paths.count == 1)
      }
    }
  }
}
