import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("The files that manage collectstatic --local publishes")
struct CollectStaticContentTests {
  /// Runs it in a folder with files of its own; what comes with the binary is left out.
  private func collect(_ arguments: String..., in folder: TemporaryFolder) async throws -> ManageBinary.Output {
    let own = ["collectstatic", "--local"] + ["css", "icons", "manage", "favicon.svg"].flatMap { ["--ignore", $0] }
    return try await ManageBinary.run(own + arguments, in: folder.path)
  }

  private func published(_ path: String, in folder: TemporaryFolder) throws -> String {
    let manifest = try #require(try StaticManifest.read(path: StaticManifest.localPath(root: folder.path)))
    return "staticfiles/\(try #require(manifest.paths[path]))"
  }

  @Test("a plus sign is encoded in a stylesheet, as its author wrote it")
  func plus() async throws {
    try await TemporaryFolder.with(["static/a.css": "x{y:url(a%2Bb.svg)}", "static/a+b.svg": "<svg/>"]) { folder in
      #expect(try await collect(in: folder).exitCode == 0)
      let text = try folder.read(published("a.css", in: folder))
      #expect(text.contains("url(\"a%2Bb.") && !text.contains("+"))
    }
  }

  @Test("a missing source map is a warning, and a missing picture an error")
  func sourceMap() async throws {
    let files = [
      "static/a.js": "f()\n//# sourceMappingURL=a.js.map\n", "static/b.css": "/*# sourceMappingURL=b.map */",
    ]
    try await TemporaryFolder.with(files) { folder in
      let output = try await collect(in: folder)
      #expect(output.exitCode == 0)
      #expect(output.stderr.contains("warning: static/a.js:2 refers to 'a.js.map', which is not there"))
      #expect(output.stderr.contains("warning: static/b.css:1 refers to 'b.map', which is not there"))
      try folder.write("x{y:url(gone.png)}", to: "static/c.css")
      let failed = try await collect(in: folder)
      failed.expectFailure(1, "static/c.css:1 refers to 'gone.png'")
      #expect(!failed.stderr.contains("map"))
    }
  }

  @Test("a name that differs in capitals is suggested")
  func capitals() async throws {
    try await TemporaryFolder.with(["static/a.css": "x{y:url(img/logo.png)}", "static/img/Logo.PNG": ""]) { folder in
      try await collect(in: folder).expectFailure(
        1, "refers to 'img/logo.png', which is not there (did you mean 'img/Logo.PNG'?)")
    }
  }

  @Test("a link is followed below the root, and refused beyond")
  func links() async throws {
    try await TemporaryFolder.with(["static/a.txt": "", "shared/b.txt": "b"]) { folder in
      let link = folder.path(of: "static/shared")
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../shared")
      #expect(try await collect(in: folder).exitCode == 0)
      #expect(try folder.read(published("shared/b.txt", in: folder)) == "b")
      #expect(try await ManageBinary.run("findstatic", "shared/b.txt", in: folder.path).exitCode == 0)
      try FileManager.default.createSymbolicLink(atPath: folder.path(of: "static/etc"), withDestinationPath: "/etc")
      try await collect(in: folder).expectFailure(1, "leads out of the site", hint: "linkedFolders")
    }
  }

  @Test("what is written under a narrow umask can be read by a web server of another user")
  func umask() async throws {
    let text = String(repeating: "text that is worth compressing ", count: 100)
    try await TemporaryFolder.with(["static/css2/a.txt": text]) { folder in
      let output = try await Shell.run("umask 077; $MANAGE collectstatic --local", in: folder.path)
      #expect(output.exitCode == 0, "\(output.stderr)")
      for name in folder.files(below: "staticfiles") + ["", "css2"] {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(of: "staticfiles/\(name)"))
        let mode = try #require(attributes[.posixPermissions] as? Int)
        let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
        #expect(mode & 0o777 == (isFolder ? 0o755 : 0o644), "\(name)")
      }
    }
  }

  @Test("the list of chunks that Vite writes follows the new names; one that can't be read is a warning with its file")
  func chunks() async throws {
    let list = "const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=[\"assets/a.js\",\"assets/b.css\"])))=>"
    let files = [
      "static/dist/assets/index.js": "\(list)i.map(i=>d[i]);\nimport('./a.js')", "static/dist/assets/a.js": "f()",
      "static/dist/assets/b.css": "x{}", "static/odd.js": "const __vite__mapDeps=g();",
    ]
    try await TemporaryFolder.with(files) { folder in
      let output = try await collect(in: folder)
      #expect(output.exitCode == 0, "\(output.stderr)")
      #expect(output.stderr.hasPrefix("warning: static/odd.js:1 has a list __vite__mapDeps that can't be read"))
      let text = try folder.read(published("dist/assets/index.js", in: folder))
      for name in ["a.js", "b.css"] {
        let new = try published("dist/assets/\(name)", in: folder).dropFirst("staticfiles/dist/".count)
        #expect(text.contains("\"\(new)\"") && !text.contains("\"assets/\(name)\""))
      }
    }
  }

  @Test("a compressed copy that its author made of an older file isn't sent for the new one", arguments: [10, 100])
  func staleCopy(count: Int) async throws {
    try await TemporaryFolder.with(["static/app.js": String(repeating: "old();\n", count: count)]) { folder in
      _ = try await Shell.run("gzip -k static/app.js", in: folder.path)
      try folder.write(String(repeating: "fresh();\n", count: count), to: "static/app.js")
      let output = try await collect("--no-post-process", in: folder)
      #expect(output.exitCode == 0 && output.stderr.contains("warning: static/app.js.gz is left out"))
      let served = try await Shell.run(
        "test -e app.js.gz && gunzip -c app.js.gz || cat app.js", in: folder.path(of: "staticfiles"))
      #expect(served.stdout.hasPrefix("fresh();"))
      try await collect("--no-post-process", "--no-compress", in: folder)
        .expectFailure(1, "static/app.js.gz is not a copy of static/app.js as it is now")
    }
  }

  @Test("each fault of the disk has its own hint")
  func hints() async throws {
    try await TemporaryFolder.with(["static/a.css": "x", "staticfiles": "a file"]) { folder in
      try await collect(in: folder).expectFailure(1, "not a directory", hint: "a file where a folder is wanted")
    }
    try await TemporaryFolder.with(["static/a.css": "x"]) { folder in
      let link = folder.path(of: "staticfiles")
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "gone")
      try await collect(in: folder).expectFailure(1, "no such file or directory", hint: "leads nowhere")
    }
    try await TemporaryFolder.with(["static/\(String(repeating: "n", count: 250)).js": "x"]) { folder in
      try await collect(in: folder).expectFailure(1, "file name too long", hint: "shorten its name")
    }
  }

  @Test("too many open files leads to --jobs")
  func openFiles() async throws {
    let files = Dictionary(uniqueKeysWithValues: (0..<200).map { ("static/\($0).txt", "\($0)") })
    try await TemporaryFolder.with(files) { folder in
      let output = try await Shell.run("ulimit -n 24; $MANAGE collectstatic --local --jobs 150", in: folder.path)
      guard output.exitCode != 0, output.stderr.contains("too many open files") else { return }
      #expect(output.stderr.contains("hint: use fewer --jobs"), "\(output.stderr)")
    }
  }
}
