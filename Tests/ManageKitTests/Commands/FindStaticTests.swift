import ManageTesting
import Testing

@Suite("manage findstatic")
struct FindStaticTests {
  @Test("a file of the site's folder wins over the one in the binary")
  func siteWins() async throws {
    try await TemporaryFolder.with(["static/css/site.css": "body {}"]) { folder in
      let all = try await ManageBinary.run("findstatic", "css/site.css", in: folder.path)
      #expect(all.exitCode == 0)
      let lines = all.stdout.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines.first == "Found 'css/site.css' here:")
      #expect(lines.dropFirst().first?.hasSuffix("static/css/site.css") == true)
      let first = try await ManageBinary.run("findstatic", "--first", "css/site.css", in: folder.path)
      #expect(first.stdout.split(separator: "\n").count == 1)
    }
  }

  @Test("missing files fail in one line that names them all")
  func tellsMissing() async throws {
    try await TemporaryFolder.with { folder in
      try await ManageBinary.run("findstatic", "css/gone.css", "css/site.css", "js/gone.js", in: folder.path)
        .expectFailure(1, "'css/gone.css', 'js/gone.js'")
    }
  }

  @Test("no path leads out of the static folders", arguments: ["../secret", "/etc/passwd", "css/../../secret"])
  func staysInside(path: String) async throws {
    try await TemporaryFolder.with(["secret": "x", "static/a.css": ""]) { folder in
      let output = try await ManageBinary.run("findstatic", path, in: folder.path)
      output.expectFailure(1, "no static file")
    }
  }
}
