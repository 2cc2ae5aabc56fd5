import Foundation
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

@Suite("manage collectstatic")
struct CollectStaticTests {
  private static let tree = ["static/a.css": "@import 'b.css'", "static/b.css": "x{}", "static/.hidden": ""]

  /// Runs it in a folder with files of its own; what comes with the binary is left out.
  private func collect(_ arguments: String..., in folder: TemporaryFolder, input: String = "") async throws
    -> ManageBinary.Output
  {
    let foreign = ["css", "icons", "manage", "*.svg", "*.png"].flatMap { ["--ignore", $0] }
    return try await ManageBinary.run(
      ["collectstatic", "--local"] + foreign + arguments, in: folder.path, input: input)
  }

  @Test("files go to staticfiles/, and the last line counts those written")
  func collects() async throws {
    try await TemporaryFolder.with(Self.tree) { folder in
      let output = try await collect(in: folder)
      #expect(output.exitCode == 0, "\(output.stderr)")
      #expect(output.stdout == "2 static files uploaded, 0 unmodified, 2 post-processed.\n")
      let manifest = try #require(try StaticManifest.read(path: StaticManifest.localPath(root: folder.path)))
      #expect(Set(manifest.paths.keys) == ["a.css", "b.css"])
      for name in manifest.paths.values { #expect(folder.contains("staticfiles/\(name)")) }
      let again = try await collect(in: folder)
      #expect(again.stdout == "0 static files uploaded, 2 unmodified, 0 post-processed.\n")
    }
  }

  @Test("in development without a bucket it is local too")
  func withoutBucket() async throws {
    try await TemporaryFolder.with(Self.tree) { folder in
      let arguments = ["collectstatic", "--noinput"]
      let output = try await ManageBinary.run(arguments, in: folder.path)
      #expect(output.exitCode == 0 && folder.contains("staticfiles/staticfiles.json"), "\(output.stderr)")
    }
  }

  @Test("in product the bucket's keys are needed, except with --local")
  func needsKeys() async throws {
    try await TemporaryFolder.with { folder in
      try await ManageBinary.run("collectstatic", "--settings", "product", in: folder.path)
        .expectFailure(1, "PRODUCT_S3_AWS_STORAGE_BUCKET_NAME", hint: "--for collectstatic")
      #expect(try await collect("--settings", "product", in: folder).exitCode == 0)
    }
  }

  @Test("a reference to nothing is one line with file and line, and nothing is written; --no-strict warns")
  func missingReference() async throws {
    try await TemporaryFolder.with(["static/a.css": "x{}\ny{z:url(gone.png)}"]) { folder in
      try await collect(in: folder).expectFailure(1, "static/a.css:2 refers to 'gone.png'", hint: "--no-strict")
      #expect(!folder.contains("staticfiles"))
      let output = try await collect("--no-strict", in: folder)
      #expect(output.exitCode == 0 && output.stderr.hasPrefix("warning: ") && output.stderr.contains("a.css:2"))
    }
  }

  @Test("a dry run writes nothing, and says what it would write")
  func dryRun() async throws {
    try await TemporaryFolder.with(Self.tree) { folder in
      let output = try await collect("--dry-run", in: folder)
      let lines = output.stdout.split(separator: "\n")
      #expect(lines.first?.hasPrefix("Dry run: 2 would be uploaded") == true)
      #expect(lines.last == "0 static files uploaded, 0 unmodified, 0 post-processed.")
      #expect(!folder.contains("staticfiles"))
    }
  }

  @Test("--json prints one document and nothing else")
  func json() async throws {
    try await TemporaryFolder.with(Self.tree) { folder in
      let output = try await collect("--json", in: folder)
      let document = try JSONValue(parsing: output.stdout).object
      #expect(document?["uploaded"]?.int == 2 && document?["unmodified"]?.int == 0)
      #expect(document?["post_processed"]?.int == 2 && document?["dry_run"]?.bool == false)
    }
  }

  @Test("--clear asks first, and --noinput doesn't")
  func clear() async throws {
    try await TemporaryFolder.with(Self.tree) { folder in
      try folder.write("", to: "staticfiles/old.css")
      let refused = try await collect("--clear", in: folder, input: "no\n")
      #expect(refused.exitCode == 1 && refused.stderr.contains("cancelled") && folder.contains("staticfiles/old.css"))
      #expect(try await collect("--clear", in: folder, input: "yes\n").exitCode == 0)
      #expect(!folder.contains("staticfiles/old.css"))
      try folder.write("", to: "staticfiles/old.css")
      let output = try await collect("--clear", "--noinput", in: folder)
      #expect(output.exitCode == 0 && !folder.contains("staticfiles/old.css"))
      #expect(output.stdout.contains("1 removed"))
    }
  }

  @Test("--clear without anybody to ask fails on a line of its own, and says how to do without")
  func clearWithoutAnswer() async throws {
    try await TemporaryFolder.with(Self.tree) { folder in
      let output = try await collect("--clear", in: folder)
      #expect(output.exitCode == 1 && output.errorLines.contains { $0.hasPrefix("error: no answer") })
      #expect(output.errorLines.last == "hint: --noinput doesn't ask")
    }
  }

  @Test("a name that isn't UTF-8 is one line, and can be left out")
  func badName() async throws {
    try await TemporaryFolder.with(Self.tree) { folder in
      let path = (Array(folder.path(of: "static/caf").utf8) + [0xE9, 0]).map { CChar(bitPattern: $0) }
      let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
      guard descriptor >= 0 else { return }  // A file system that takes UTF-8 alone.
      close(descriptor)
      try await collect(in: folder).expectFailure(1, "static/caf\\xE9 is not UTF-8", hint: "--ignore")
      #expect(try await collect("--ignore", "caf*", in: folder).exitCode == 0)
    }
  }

  @Test("bad options are bad usage")
  func usage() async throws {
    try await TemporaryFolder.with { folder in
      try await collect("--jobs", "0", in: folder).expectFailure(64, "--jobs")
      try await collect("--keep-plain", "--no-post-process", in: folder).expectFailure(64, "--keep-plain")
    }
  }

  @Test("runserver in product needs the manifest, and says how to get it")
  func runServerNeedsManifest() async throws {
    try await TemporaryFolder.with(["static/a.css": ""]) { folder in
      let environment = SettingsFixture.product(without: "S3_")
      let arguments = ["runserver", "--settings", "product", "127.0.0.1:0"]
      try await ManageBinary.run(arguments, in: folder.path, environment: environment)
        .expectFailure(1, "staticfiles/staticfiles.json", hint: "collectstatic")
      try folder.write("{}", to: "staticfiles/staticfiles.json")
      try await ManageBinary.run(arguments, in: folder.path, environment: environment)
        .expectFailure(1, "not a manifest", hint: "collectstatic")
    }
  }
}
