import ManageTesting
import Testing

@testable import ManageKit

@Suite("Output that can't be written")
struct OutputTests {
  /// Commands that print a result.
  private static let commands = [
    "--help", "--version", "help migrate", "migrate --help", "--generate-completion-script bash", "check", "check-env",
    "check-env --json", "migrate", "showmigrations", "sqlmigrate accounts 0001", "routes", "findstatic --first a.css",
    "collectstatic --local", "document-env", "clearsessions",
  ]

  private func withSite(_ body: (TemporaryFolder) async throws -> Void) async throws {
    try await TemporaryFolder.with(["static/a.css": ""]) { folder in
      try #require(try await ManageBinary.run("migrate", in: folder.path).exitCode == 0)
      try await body(folder)
    }
  }

  @Test("a full disk is one line on standard error, and exit code 1", arguments: commands)
  func fullDisk(command: String) async throws {
    try await withSite { folder in
      let output = try await Shell.run("$MANAGE \(command) > /dev/full", in: folder.path)
      #expect(output.exitCode == 1)
      let errors = output.stderr.split(separator: "\n").filter { $0.hasPrefix("error: ") }
      #expect(errors == ["error: cannot write to standard output: no space left on device"])
    }
  }

  @Test("so is a closed standard output, and no file gets what it would have got", arguments: commands)
  func closed(command: String) async throws {
    try await withSite { folder in
      let output = try await Shell.run("$MANAGE \(command) >&-", in: folder.path)
      #expect(output.exitCode == 1)
      #expect(output.stderr.contains("error: cannot write to standard output: bad file descriptor\n"))
      #expect(try await ManageBinary.run("showmigrations", in: folder.path).exitCode == 0)
    }
  }

  @Test("so is a reader that has gone", arguments: commands)
  func closedPipe(command: String) async throws {
    try await withSite { folder in
      let output = try await Shell.run(
        "exec 3> >(:); wait $!; $MANAGE \(command) >&3 3>&-; echo \"status $?\" >&2", in: folder.path)
      #expect(output.stderr.contains("error: cannot write to standard output: broken pipe\n"))
      #expect(output.stderr.hasSuffix("status 1\n"))
    }
  }

  @Test("an error that can't be shown is exit code 1 or that of bad usage", arguments: ["2>&-", "2> /dev/full"])
  func standardError(redirection: String) async throws {
    try await TemporaryFolder.with { folder in
      let failed = try await Shell.run("$MANAGE findstatic gone.css \(redirection)", in: folder.path)
      #expect(failed.exitCode == 1 && failed.stdout.isEmpty)
      #expect(try await Shell.run("$MANAGE --nonsense \(redirection)", in: folder.path).exitCode == 64)
      let warned = try await Shell.run("$MANAGE migrate --run-syncdb \(redirection)", in: folder.path)
      #expect(warned.exitCode == 1 && warned.stdout.contains("OK"))
    }
  }
}
