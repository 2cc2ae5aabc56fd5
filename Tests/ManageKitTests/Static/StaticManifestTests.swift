import Foundation
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

struct StaticManifestTests {
  private func manifest(_ files: [String: String]) async throws -> StaticManifest {
    let tree = Dictionary(uniqueKeysWithValues: files.map { ("static/\($0.key)", $0.value) })
    return try await TemporaryFolder.with(tree) { folder in
      let files = try await folder.collect()
      return try #require(files.manifest)
    }
  }

  @Test("the place of publication is kept; Django's manifests lack it")
  func publication() throws {
    var manifest = try StaticManifest(parsing: Array(#"{"version": "1.1", "paths": {"a": "a.1"}}"#.utf8), name: "")
    #expect(manifest.publication == nil)
    #expect(!String(decoding: manifest.serialized(), as: UTF8.self).contains("profile"))
    manifest.isPublished = true
    manifest.publication = StaticManifest.Publication(profile: "product", address: "https://b.example/static/")
    #expect(try StaticManifest(parsing: manifest.serialized(), name: "").publication == manifest.publication)
  }

  @Test("a written manifest is read back, in a stable order")
  func roundTrip() async throws {
    var manifest = try await manifest(["b.css": "1", "a.css": "2", "김치.png": "3", "Z.css": "4"])
    manifest.isPublished = true
    let bytes = manifest.serialized()
    let read = try StaticManifest(parsing: bytes, name: "m")
    #expect(read == manifest && read.serialized() == bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    let order = ["\"Z.css\"", "\"a.css\"", "\"b.css\"", "\"\\uae40\\uce58.png\""].compactMap {
      text.range(of: $0)?.lowerBound
    }
    #expect(order.count == 4 && order == order.sorted())
  }

  @Test("it has SHA-256, integrity and size of each published file")
  func entries() async throws {
    let manifest = try await manifest(["a.css": "abc"])
    let name = try #require(manifest.paths["a.css"])
    let entry = try #require(manifest.files[name])
    #expect(entry.size == 3)
    #expect(entry.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(entry.integrity == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }

  @Test(
    "anything but a manifest is reported",
    arguments: [
      "", "[]", "{}", "{\"version\": \"2.0\", \"paths\": {}}", "{\"version\": \"1.1\"}",
      "{\"version\": 1.1, \"paths\": {}}",
    ])
  func invalid(text: String) {
    #expect(throws: StaticError.self) { try StaticManifest(parsing: Array(text.utf8), name: "m") }
  }

  @Test("an empty one is one too")
  func empty() throws {
    let manifest = StaticManifest([])
    #expect(try StaticManifest(parsing: manifest.serialized(), name: "m") == manifest)
  }

  @Test("a missing file isn't a manifest, and writing makes the folder")
  func files() async throws {
    try await TemporaryFolder.with { folder in
      let path = StaticManifest.localPath(root: folder.path)
      #expect(try StaticManifest.read(path: path) == nil)
      let manifest = try await manifest(["a.css": ""])
      try manifest.write(path: path)
      #expect(try StaticManifest.read(path: path) == manifest)
      try folder.write("{}", to: "staticfiles/staticfiles.json")
      #expect(throws: StaticError.self) { try StaticManifest.read(path: path) }
    }
  }
}
