import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("What collectstatic remembers")
struct CollectionCacheTests {
  private static let tree = [
    "static/a.css": "@import 'b.css'; x{y:url(c.txt)}", "static/b.css": "x{}", "static/c.txt": "c",
    "static/d.js": "import './e.js'\nimport './gone.js'", "static/e.js": "import './d.js'",
  ]
  private static let cache = "staticfiles/\(CollectionCache.fileName)"

  private func collect(_ arguments: String..., in folder: TemporaryFolder) async throws -> ManageBinary.Output {
    let own = ["collectstatic", "--local", "--no-strict", "-v", "2"]
    return try await ManageBinary.run(own + arguments, in: folder.path)
  }

  private func hits(_ output: ManageBinary.Output) -> Int? {
    output.stderr.firstMatch(of: /(\d+) files are as they were/).flatMap { Int($0.1) }
  }

  /// Collects until all files are old enough to be remembered.
  private func remember(_ count: Int, in folder: TemporaryFolder) async throws {
    let deadline = ContinuousClock.now + .seconds(60)
    repeat {
      let output = try await collect(in: folder)
      try #require(output.exitCode == 0, "\(output.stderr)")
      if hits(output) == count { return }
    } while ContinuousClock.now < deadline
    Issue.record("not remembered")
  }

  private func manifest(_ folder: TemporaryFolder) throws -> String {
    try folder.read("staticfiles/staticfiles.json")
  }

  @Test("a second run reads no file again, and has the same result and warnings")
  func unchanged() async throws {
    try await TemporaryFolder.with(Self.tree) { folder in
      let first = try await collect(in: folder)
      let manifest = try manifest(folder)
      try await remember(5, in: folder)
      let again = try await collect(in: folder)
      #expect(try hits(again) == 5 && self.manifest(folder) == manifest)
      let warnings = { (output: ManageBinary.Output) in output.errorLines.filter { $0.hasPrefix("warning: ") } }
      #expect(warnings(again) == warnings(first) && warnings(again).count == 1)
      #expect(again.stdout.hasPrefix("0 static files uploaded"))
    }
  }

  @Test("a file that changed in any way is read again, also one of the same size and time")
  func changed() async throws {
    try await TemporaryFolder.with(Self.tree) { folder in
      try await remember(5, in: folder)
      let before = try manifest(folder)
      let path = folder.path(of: "static/c.txt")
      let date = try #require(FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date)
      try folder.write("d", to: "static/c.txt")
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
      let output = try await collect(in: folder)
      #expect(try hits(output) == 4 && manifest(folder) != before)
      let name = try #require(
        try StaticManifest.read(path: StaticManifest.localPath(root: folder.path))?.paths["c.txt"])
      #expect(try folder.read("staticfiles/\(name)") == "d")
    }
  }

  @Test("a damaged memory, or that of nothing, costs time and no wrong byte")
  func damaged() async throws {
    try await TemporaryFolder.with(Self.tree) { folder in
      try await remember(5, in: folder)
      let manifest = try manifest(folder)
      let bytes = try Data(contentsOf: URL(filePath: folder.path(of: Self.cache)))
      for position in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 12)) {
        var damaged = bytes
        damaged[position] ^= 0x20
        try damaged.write(to: URL(filePath: folder.path(of: Self.cache)))
        let output = try await collect(in: folder)
        #expect(try output.exitCode == 0 && hits(output) == 0 && self.manifest(folder) == manifest)
      }
      try bytes.prefix(bytes.count / 2).write(to: URL(filePath: folder.path(of: Self.cache)))
      #expect(try await hits(collect(in: folder)) == 0)
    }
  }

  @Test("what is remembered wrongly is noticed before it is published")
  func wrong() async throws {
    try await TemporaryFolder.with(Self.tree) { folder in
      try await remember(5, in: folder)
      let manifest = try manifest(folder)
      let cache = URL(filePath: folder.path(of: Self.cache))
      var memory = try #require(CollectionMemory(decoding: Array(try Data(contentsOf: cache))))
      let entry = try #require(memory.files["./static/c.txt"] ?? memory.files["static/c.txt"])
      let digests = ContentDigests(of: Array("z".utf8))
      for key in memory.files.keys where key.hasSuffix("static/c.txt") {
        memory.files[key] = .init(signature: entry.signature, facts: FileFacts(size: 1, digests: digests))
      }
      try Data(memory.encoded()).write(to: cache)
      let output = try await collect(in: folder)
      #expect(try output.exitCode == 0 && self.manifest(folder) == manifest, "\(output.stderr)")
    }
  }

  @Test("--no-cache reads all, and a dry run remembers nothing")
  func ignored() async throws {
    try await TemporaryFolder.with(Self.tree) { folder in
      let dry = try await collect("--dry-run", in: folder)
      #expect(dry.exitCode == 0 && !folder.contains("staticfiles"))
      try await remember(5, in: folder)
      #expect(try await hits(collect("--no-cache", in: folder)) == 0)
      let cleared = try await collect("--clear", "--noinput", in: folder)
      #expect(cleared.exitCode == 0 && folder.contains(Self.cache))
    }
  }

  @Test("a change right after a run shows, though the clock of the file system may not have moved on")
  func racy() {
    let (second, moment) = (
      FileSignature.Time(seconds: 100, nanoseconds: 0), FileSignature.Time(seconds: 100, nanoseconds: 5)
    )
    let signature = { (time: FileSignature.Time) in
      FileSignature(size: 1, inode: 1, device: 1, modified: .init(seconds: 7, nanoseconds: 7), changed: time)
    }
    #expect(signature(second).isRacy(at: .init(seconds: 101, nanoseconds: 900_000_000)))
    #expect(!signature(second).isRacy(at: .init(seconds: 102, nanoseconds: 0)))
    #expect(signature(moment).isRacy(at: .init(seconds: 100, nanoseconds: 90_000_000)))
    #expect(!signature(moment).isRacy(at: .init(seconds: 100, nanoseconds: 200_000_000)))
    #expect(signature(moment).isRacy(at: .init(seconds: 99, nanoseconds: 0)))
  }
}
