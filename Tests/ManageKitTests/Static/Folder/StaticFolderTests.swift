import Foundation
import ManageTesting
import Testing

@testable import ManageKit

struct StaticFolderTests {
  private static let long = String(repeating: "a { color: red }\n", count: 100)

  @Test("files and the manifest are written, then only new files")
  func writes() async throws {
    try await TemporaryFolder.with(["static/css/a.css": "@import 'b.css'", "static/css/b.css": "1"]) { folder in
      let first = try await folder.publish()
      #expect(first.summary == "2 static files uploaded, 0 unmodified, 2 post-processed.")
      let manifest = try #require(try StaticManifest.read(path: StaticManifest.localPath(root: folder.path)))
      #expect(Set(folder.files(below: "staticfiles")) == Set(manifest.paths.values).union(["staticfiles.json"]))
      let again = try await folder.publish()
      #expect(again.summary == "0 static files uploaded, 2 unmodified, 0 post-processed.")
      try folder.write("2", to: "static/css/b.css")
      let changed = try await folder.publish()
      #expect(changed.summary == "2 static files uploaded, 0 unmodified, 2 post-processed.")
      // Those of before stay for pages that are open.
      #expect(folder.files(below: "staticfiles").count == 5)
    }
  }

  @Test("next to text of more than 1 KB lie .br and .gz")
  func compresses() async throws {
    try await TemporaryFolder.with(["static/a.css": Self.long, "static/b.css": "a{}", "static/a.png": Self.long]) {
      folder in
      try await folder.publish()
      let suffixes = folder.files(below: "staticfiles").filter { $0.hasSuffix(".br") || $0.hasSuffix(".gz") }
      #expect(suffixes.count == 2 && suffixes.allSatisfy { $0.hasPrefix("a.") && $0.contains(".css.") })
    }
  }

  @Test("a file that was cut off is written again")
  func mends() async throws {
    try await TemporaryFolder.with(["static/a.css": "a{}"]) { folder in
      try await folder.publish()
      let name = try #require(folder.files(below: "staticfiles").first)
      try folder.write("a", to: "staticfiles/\(name)")
      #expect(try await folder.publish().uploaded == 1)
      #expect(try folder.read("staticfiles/\(name)") == "a{}")
    }
  }

  @Test("a plain file follows its source, and its compressed copies with it")
  func plain() async throws {
    try await TemporaryFolder.with(["static/a.css": Self.long, "static/b.txt": "1"]) { folder in
      let options = CollectOptions(hashes: false)
      #expect(try await folder.publish(options).summary == "2 static files uploaded, 0 unmodified, 0 post-processed.")
      #expect(folder.files(below: "staticfiles") == ["a.css", "a.css.br", "a.css.gz", "b.txt"])
      try folder.write("2", to: "static/b.txt")
      try folder.write("a{}", to: "static/a.css")
      #expect(try await folder.publish(options).uploaded == 2)
      #expect(folder.files(below: "staticfiles") == ["a.css", "b.txt"])
      #expect(try folder.read("staticfiles/b.txt") == "2")
    }
  }

  @Test("a run without --no-compress makes the copies that one with it left out")
  func compressesLater() async throws {
    try await TemporaryFolder.with(["static/a.css": Self.long, "static/b.css": "a{}"]) { folder in
      let target = folder.path(of: "staticfiles")
      let files = try await folder.collect()
      _ = try await StaticFolder(path: target, compresses: false).publish(files, PublishOptions()) { _ in }
      #expect(!folder.files(below: "staticfiles").contains { $0.hasSuffix(".gz") })
      #expect(try await folder.publish().uploaded == 1)
      #expect(folder.files(below: "staticfiles").count { $0.hasSuffix(".gz") || $0.hasSuffix(".br") } == 2)
      #expect(try await folder.publish().uploaded == 0)
    }
  }

  @Test("a .br that isn't smaller than the .gz is left out")
  func smallerCopiesOnly() async throws {
    var files: [String: String] = [:]
    for number in 0..<400 {
      files["static/\(number).txt"] = (0..<300).map { "\(($0 &* 7919 &+ number &* 104_729) % 9973)" }.joined(
        separator: " ")
    }
    files["static/big.txt"] = (0..<200_000).map { "\($0 &* 7919 % 9973)" }.joined(separator: " ")
    try await TemporaryFolder.with(files) { folder in
      try await folder.publish()
      for name in folder.files(below: "staticfiles") where name.hasSuffix(".br") {
        let sizes = try ["br", "gz"].map { suffix in
          try Data(contentsOf: URL(filePath: folder.path(of: "staticfiles/\(name.dropLast(2))\(suffix)"))).count
        }
        #expect(sizes[0] < sizes[1], "\(name)")
      }
    }
  }

  @Test("files are written level by level")
  func levels() async throws {
    let files = ["static/a.css": "@import 'b.css'", "static/b.css": "x { y: url(z.png) }", "static/z.png": "1"]
    try await TemporaryFolder.with(files) { folder in
      let collected = try await folder.collect()
      #expect(collected.files.byLevel.map { $0.map(\.path) } == [["z.png"], ["b.css"], ["a.css"]])
      try folder.write("2", to: "static/b.css")
      await #expect(throws: StaticError.self) {
        try await StaticFolder(path: folder.path(of: "staticfiles")).publish(collected, PublishOptions()) { _ in }
      }
      #expect(folder.files(below: "staticfiles").count == 1)
    }
  }

  @Test("unfinished files of a killed run are removed, those of a running one are not")
  func abandoned() async throws {
    let files = ["static/a.css": "1", "staticfiles/.partial-999999999-1": "", "staticfiles/.partial-1-1": ""]
    try await TemporaryFolder.with(files) { folder in
      try await folder.publish()
      #expect(!folder.contains("staticfiles/.partial-999999999-1") && folder.contains("staticfiles/.partial-1-1"))
    }
  }

  @Test("a dry run writes nothing")
  func dryRun() async throws {
    try await TemporaryFolder.with(["static/a.css": "a{}", "staticfiles/old.css": ""]) { folder in
      let report = try await folder.publish(CollectOptions(), PublishOptions(clears: true, isDryRun: true))
      #expect(report.planned == 1 && report.uploaded == 0 && report.deleted == 0)
      #expect(folder.files(below: "staticfiles") == ["old.css"])
    }
  }

  @Test("clearing removes files that are no longer the site's, at the end")
  func clears() async throws {
    let files = [
      "static/a.css": Self.long, "staticfiles/old.css": "", "staticfiles/old/deep/x": "",
      "staticfiles/.partial-1-2": "",
    ]
    try await TemporaryFolder.with(files) { folder in
      try await folder.publish()
      let kept = folder.files(below: "staticfiles").filter { !$0.contains("old") && !$0.hasPrefix(".") }
      #expect(kept.count == 4)
      let report = try await folder.publish(CollectOptions(), PublishOptions(clears: true))
      #expect(report.deleted == 3 && report.unmodified == 1 && report.uploaded == 0)
      #expect(folder.files(below: "staticfiles") == kept && !folder.contains("staticfiles/old"))
    }
  }

  @Test("a failure leaves no half a file, and the manifest as it was")
  func failure() async throws {
    try await TemporaryFolder.with(["static/a.css": "1"]) { folder in
      try await folder.publish()
      let before = folder.files(below: "staticfiles")
      try folder.write("2", to: "static/a.css")
      let files = try await folder.collect()
      try folder.write("3", to: "static/a.css")
      await #expect(throws: StaticError.changed(path: folder.path(of: "static/a.css"))) {
        try await StaticFolder(path: folder.path(of: "staticfiles")).publish(files, PublishOptions()) { _ in }
      }
      #expect(folder.files(below: "staticfiles") == before)
    }
  }

  @Test("a folder that can't be made is an error")
  func unwritable() async throws {
    try await TemporaryFolder.with(["static/a.css": "1", "staticfiles": "a file"]) { folder in
      let failure = await #expect(throws: StaticError.self) { try await folder.publish() }
      #expect(failure?.description.contains("cannot write") == true)
    }
  }

  @Test("progress counts files and bytes")
  func progress() async throws {
    try await TemporaryFolder.with(["static/a.css": "12", "static/b.css": "345"]) { folder in
      let last = PublishProgress(files: 2, totalFiles: 2, bytes: 5, totalBytes: 5)
      await confirmation { confirmed in
        _ = try? await StaticFolder(path: folder.path(of: "out")).publish(folder.collect(), PublishOptions()) {
          if $0 == last { confirmed() }
        }
      }
    }
  }
}
