import Foundation
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

struct StaticCollectorTests {
  @Test(
    "a file that would take a manifest's place is refused, unless its name gets a hash",
    arguments: ["staticfiles.json", "manifests/development/current.json", "manifests/product/0123.json"])
  func reservedNames(path: String) async throws {
    try await TemporaryFolder.with(["static/\(path)": "{}", "static/manifests/site.json": "{}"]) { folder in
      #expect(await folder.collectFailure() == nil)
      let expected = StaticError.nameReserved(path: folder.path(of: "static/\(path)"), publishedPath: path)
      #expect(await folder.collectFailure(CollectOptions(keepsPlain: true)) == expected)
      #expect(await folder.collectFailure(CollectOptions(hashes: false)) == expected)
      #expect(await folder.collectFailure(CollectOptions(ignored: [path], hashes: false)) == nil)
    }
  }

  @Test("a .ts file is video if it starts like MPEG's packets, else text")
  func transportStreams() async throws {
    try await TemporaryFolder.with(["static/a.ts": "Good: number = 1" + String(repeating: " ", count: 2000)]) {
      folder in
      var packets = [UInt8](repeating: 0, count: 188 * 20)
      for start in stride(from: 0, to: packets.count, by: 188) { packets[start] = 0x47 }
      try folder.write(packets, to: "static/video.ts")
      let files = try await folder.collect()
      #expect(files["a.ts"]?.contentType == "text/plain; charset=utf-8" && files["a.ts"]?.isCompressible == true)
      #expect(files["video.ts"]?.contentType == "video/mp2t" && files["video.ts"]?.isCompressible == false)
    }
  }

  @Test("a name has 12 digits of the MD5 of the content that is published")
  func names() async throws {
    try await TemporaryFolder.with([
      "static/css/site.css": "a{b:url(../img/a.png)}", "static/img/a.png": "picture", "static/LICENSE": "",
      "static/a.tar.gz": "",
    ]) { folder in
      let files = try await folder.collect()
      #expect(files["img/a.png"]?.publishedPath == "img/a.5456fc54c74a.png")
      #expect(files["LICENSE"]?.publishedPath == "LICENSE.d41d8cd98f00")
      #expect(files["a.tar.gz"]?.publishedPath == "a.tar.d41d8cd98f00.gz")
      let text = try files.text("css/site.css")
      #expect(text == "a{b:url(\"../img/a.5456fc54c74a.png\")}")
      let hash = ContentDigests(of: Array((text ?? "").utf8)).nameHash
      #expect(files["css/site.css"]?.publishedPath == "css/site.\(hash).css")
      #expect(files.manifest?.paths["css/site.css"] == "css/site.\(hash).css")
    }
  }

  @Test("a change changes the names of all that refer to it, however far, and no others")
  func changes() async throws {
    try await TemporaryFolder.with([
      "static/a.js": "import './b.js'", "static/b.js": "import './c.js'", "static/c.js": "1", "static/d.js": "2",
    ]) { folder in
      let before = try await folder.collect()
      #expect(before.files.map(\.path).prefix(2).sorted() == ["c.js", "d.js"])
      #expect(before.files.map(\.path).suffix(2) == ["b.js", "a.js"])
      #expect(before.files.map(\.level) == [0, 0, 1, 2])
      try folder.write("3", to: "static/c.js")
      let after = try await folder.collect()
      for name in ["a.js", "b.js", "c.js"] { #expect(before[name]?.publishedPath != after[name]?.publishedPath) }
      #expect(before["d.js"]?.publishedPath == after["d.js"]?.publishedPath)
    }
  }

  @Test(
    "a circle has names, which change with any of its files and with the files these refer to, and with nothing else")
  func circles() async throws {
    let tree = [
      "static/a.js": "import './b.js'; 1", "static/b.js": "import './a.js'; import './c.js'", "static/c.js": "3",
      "static/self.css": "@import 'self.css'; a{b:url(c.js)}", "static/user.js": "import './a.js'",
    ]
    try await TemporaryFolder.with(tree) { folder in
      let before = try await folder.collect()
      let (a, b) = (try #require(before["a.js"]), try #require(before["b.js"]))
      #expect(try before.text("a.js") == "import\"./\(b.publishedPath)\"; 1")
      let c = before["c.js"]?.publishedPath ?? ""
      #expect(try before.text("b.js") == "import\"./\(a.publishedPath)\"; import\"./\(c)\"")
      let selfName = before["self.css"]?.publishedPath ?? ""
      #expect(try before.text("self.css") == "@import url(\"\(selfName)\"); a{b:url(\"\(c)\")}")
      #expect(a.level == 1 && b.level == 1 && before["user.js"]?.level == 2)
      let again = try await folder.collect()
      #expect(again.manifest == before.manifest)

      try folder.write("4", to: "static/c.js")
      let after = try await folder.collect()
      for name in tree.keys.map({ String($0.dropFirst(7)) }) {
        #expect(before[name]?.publishedPath != after[name]?.publishedPath, "\(name)")
      }
      try folder.write("3", to: "static/c.js")
      try folder.write("import './b.js'; 2", to: "static/a.js")
      let changed = try await folder.collect()
      for name in ["a.js", "b.js", "user.js"] {
        #expect(before[name]?.publishedPath != changed[name]?.publishedPath, "\(name)")
      }
      #expect(before["self.css"]?.publishedPath == changed["self.css"]?.publishedPath)
    }
  }

  @Test("references to missing files fail, each with file and line")
  func missing() async throws {
    try await TemporaryFolder.with([
      "static/css/a.css": "a{}\n\nb{c:url(gone.png)}\n@import '../../x.css'", "static/z.js": "import './gone.js'",
    ]) { folder in
      let failure = try #require(await folder.collectFailure())
      let file = folder.path(of: "static/css/a.css")
      #expect(failure.description.hasPrefix("\(file):3 refers to 'gone.png', which is not there; \(file):4 refers to "))
      #expect(failure.description.hasSuffix("z.js:1 refers to './gone.js', which is not there"))
      #expect(failure.hint?.contains("--no-strict") == true)
      let files = try await folder.collect(CollectOptions(isStrict: false))
      #expect(files.warnings.count == 3 && files.warnings.first?.hasPrefix("\(file):3 ") == true)
      #expect(try files.text("z.js") == "import './gone.js'")
    }
  }

  @Test("a stylesheet that isn't UTF-8 fails, or stays as it is")
  func notUTF8() async throws {
    try await TemporaryFolder.with { folder in
      try folder.write(Array("a{b:'".utf8) + [0xE9] + Array("'}".utf8), to: "static/a.css")
      #expect(await folder.collectFailure() == .notUTF8(path: folder.path(of: "static/a.css"), offset: 5))
      let files = try await folder.collect(CollectOptions(isStrict: false))
      #expect(files.warnings.count == 1 && files["a.css"]?.size == 8)
    }
  }

  @Test("without hashes the names are plain, and there is no manifest")
  func plain() async throws {
    try await TemporaryFolder.with(["static/a.css": "b{c:url(gone.png)}"]) { folder in
      let files = try await folder.collect(CollectOptions(hashes: false))
      #expect(files.files.map(\.publishedPath) == ["a.css"] && files.manifest == nil)
      #expect(files["a.css"]?.isHashed == false && files["a.css"]?.cacheControl == "public, max-age=300")
    }
  }

  @Test("plain copies next to hashed ones have the original content")
  func keepsPlain() async throws {
    try await TemporaryFolder.with(["static/a.css": "@import 'b.css'", "static/b.css": ""]) { folder in
      let files = try await folder.collect(CollectOptions(keepsPlain: true))
      let plain = files.files.filter { !$0.isHashed }
      #expect(files.files.count == 4 && plain.map(\.publishedPath) == ["a.css", "b.css"])
      #expect(try plain.first?.content() == Array("@import 'b.css'".utf8))
      #expect(files.manifest?.files.count == 2)
    }
  }

  @Test("content that changes after it was named is noticed")
  func changed() async throws {
    try await TemporaryFolder.with(["static/a.css": "@import 'b.css'; 1", "static/b.css": "12"]) { folder in
      let files = try await folder.collect()
      try folder.write("@import 'b.css'; 2", to: "static/a.css")
      try folder.write("13", to: "static/b.css")
      for name in ["a.css", "b.css"] {
        let file = try #require(files[name])
        #expect(throws: StaticError.changed(path: folder.path(of: "static/\(name)"))) { try file.content() }
        #expect(throws: StaticError.changed(path: folder.path(of: "static/\(name)"))) { try file.forEachChunk { _ in } }
      }
      try FileManager.default.removeItem(atPath: folder.path(of: "static/b.css"))
      #expect(throws: StaticError.vanished(path: folder.path(of: "static/b.css"))) { try files["b.css"]?.content() }
    }
  }

  @Test("the site's file wins over an app's, and references lead to it")
  func firstWins() async throws {
    try await TemporaryFolder.with(["static/a.css": "site"]) { folder in
      let app = Resources([("static/a.css", .text("app")), ("static/b.css", .text("@import 'a.css'"))])
      let library = Resources([("static/a.css", .text("embedded")), ("static/c.css", .text("@import 'b.css'"))])
      let finders = StaticFinders(root: folder.path, embedded: [app, library])
      let files = try await StaticCollector(finders: finders, options: CollectOptions()).collect()
      #expect(files.files.map(\.path) == ["a.css", "b.css", "c.css"])
      #expect(try files.text("a.css") == "site")
      #expect(files["a.css"]?.diskPath == folder.path(of: "static/a.css") && files["c.css"]?.diskPath == nil)
    }
  }

  @Test("thousands of files on several threads have the same result each time")
  func parallel() async throws {
    try await TemporaryFolder.with { folder in
      for number in 0..<300 {
        try folder.write("@import '\(number / 2).css'; /* \(number) */", to: "static/\(number + 1).css")
      }
      try folder.write("", to: "static/0.css")
      let one = try await folder.collect(CollectOptions(jobs: 1))
      let many = try await folder.collect(CollectOptions(jobs: 8))
      #expect(one.manifest == many.manifest && one.files.map(\.path) == many.files.map(\.path))
      #expect(one.manifest?.serialized() == many.manifest?.serialized())
    }
  }

  @Test(
    "a reference within another's place is left alone",
    arguments: [
      ("a.js", "import /*# sourceMappingURL=b.js */ \"./b.js\""),
      ("a.css", "@import /*# sourceMappingURL=b.js */ \"c.css\";"),
    ])
  func nested(name: String, text: String) async throws {
    try await TemporaryFolder.with(["static/\(name)": text, "static/b.js": "1", "static/c.css": "a{}"]) { folder in
      let files = try await folder.collect()
      #expect(files[name]?.isHashed == true)
    }
  }
}
