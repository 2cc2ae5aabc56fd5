import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("A .env that other programs share")
struct SharedEnvironmentFileTests {
  @Test("their lines don't stop a command, and a key of the site's within an open quote does")
  func foreignLines() async throws {
    let files = [".env": "go-version=1\nspring.datasource.url=jdbc:x\nPASS_THROUGH\nsome words\n"]
    try await TemporaryFolder.with(files) { folder in
      let migrated = try await ManageBinary.run("migrate", in: folder.path)
      #expect(migrated.exitCode == 0 && migrated.stderr.isEmpty, "\(migrated.stderr)")
      let checked = try await ManageBinary.run("check-env", in: folder.path)
      #expect(checked.exitCode == 0)
      #expect(checked.stdout.contains("warning: .env:4: the line is passed over: "))
      try folder.write("OTHER='open\nDEBUG_DJANGO_PASSWORD_ROUNDS=1000\n", to: ".env")
      let refused = try await ManageBinary.run("migrate", in: folder.path)
      #expect(refused.exitCode == 1)
      #expect(
        refused.stderr.contains(".env:1: the quote that opens here takes in DEBUG_DJANGO_PASSWORD_ROUNDS at .env:2"))
    }
  }

  @Test("MANAGE_SETTINGS is honoured there, and the process and --settings win")
  func settings() async throws {
    try await TemporaryFolder.with([".env": "MANAGE_SETTINGS=product\n"]) { folder in
      let product = try await ManageBinary.run("check-env", in: folder.path)
      #expect(product.stdout.contains("product: "))
      let process = try await ManageBinary.run(
        "check-env", in: folder.path, environment: ["MANAGE_SETTINGS": "test"])
      #expect(process.stdout.contains("test: "))
      let option = try await ManageBinary.run("check-env", "--settings", "development", in: folder.path)
      #expect(option.stdout.contains("development: "))
    }
  }

  @Test("a variable that only the process can set is warned of")
  func processOnly() async throws {
    try await TemporaryFolder.with([".env": "NO_COLOR=1\n"]) { folder in
      let output = try await ManageBinary.run("migrate", in: folder.path)
      #expect(output.exitCode == 0)
      #expect(output.stderr.contains("warning: .env:1: NO_COLOR counts in the process environment alone"))
    }
  }

  @Test("text that isn't UTF-8 is refused as a password, typed or in the process")
  func notUTF8() async throws {
    let answers = ["DEBUG_DJANGO_SUPERUSER_NAME": "admin", "DEBUG_DJANGO_SUPERUSER_EMAIL": "admin@example.com"]
    try await TemporaryFolder.with { folder in
      let environment = answers.merging(["DEBUG_DJANGO_SUPERUSER_PASSWORD": "caf\u{FFFD}-Kimchi"]) { $1 }
      let output = try await ManageBinary.run(
        "createsuperuser", "--noinput", in: folder.path, environment: environment)
      #expect(output.exitCode == 1)
      #expect(output.stderr.contains("DEBUG_DJANGO_SUPERUSER_PASSWORD is not UTF-8 text"))
    }
  }

  @Test("a FIFO is read, as password managers mount one")
  func fifo() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.path(of: ".env")
      #expect(mkfifo(path, 0o600) == 0)
      // Opening it to write blocks until it is read.
      DispatchQueue.global().async {
        try? Data("DEBUG_DJANGO_PASSWORD_ROUNDS=0\n".utf8).write(to: URL(filePath: path))
      }
      let output = try await ManageBinary.run("check-env", in: folder.path)
      #expect(output.stdout.contains("error: .env:1: DEBUG_DJANGO_PASSWORD_ROUNDS is not a whole number"))
    }
  }
}
