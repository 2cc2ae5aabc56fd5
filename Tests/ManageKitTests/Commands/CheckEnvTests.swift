import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("manage check-env")
struct CheckEnvTests {
  private static let product = [
    "PRODUCT_DJANGO_SECRECT_KEY": "x8!kQ2#vN5$wR7%yT1^uI4&oP6*aS9(dF3)gH0-jK_lZ+cX=bV~mM",
    "PRODUCT_DJANGO_ALLOWED_HOSTS": "portfolio.example", "PRODUCT_POSTGRES_DB_HOST": "db.internal",
    "PRODUCT_POSTGRES_DB_USER": "site", "PRODUCT_POSTGRES_DB_PORT": "5432",
    "PRODUCT_POSTGRES_DB_PASSWORD": "correct-horse-battery",
  ]

  @Test("an empty folder suffices for development")
  func developmentNeedsNothing() async throws {
    try await TemporaryFolder.with { folder in
      let output = try await ManageBinary.run("check-env", in: folder.path)
      #expect(output.exitCode == 0)
      #expect(output.stdout.contains("development: 0 errors, 0 warnings"))
    }
  }

  @Test("product without .env misses every required key at once, and exits with 1")
  func productMissesKeys() async throws {
    try await TemporaryFolder.with { folder in
      let output = try await ManageBinary.run("check-env", "--settings", "product", in: folder.path)
      #expect(output.exitCode == 1)
      for key in Self.product.keys { #expect(output.stdout.contains("\(key) ")) }
    }
  }

  @Test("an unreadable .env is one line", arguments: [true, false])
  func unreadableFile(isFolder: Bool) async throws {
    try await TemporaryFolder.with { folder in
      if isFolder {
        try folder.write("", to: ".env/file")
      } else {
        try Data([0xFF, 0xFE, 0x00, 0xC3, 0x28]).write(to: URL(filePath: folder.path(of: ".env")))
      }
      let output = try await ManageBinary.run("check-env", in: folder.path)
      #expect(output.exitCode == 1)
      #expect((output.stdout + output.stderr).contains(".env"))
    }
  }

  @Test("a malformed line, a duplicate and a near miss are reported with their lines")
  func reportsLines() async throws {
    let text = """
      DEBUG_DJANGO_PASSWORD_ROUNDS=1000
      DEBUG_DJANGO_PASSWORD_ROUNDS is no line
      DEBUG_DJANGO_PASSWORD_ROUNDS=2000
      DEBUG_DJANGO_ALLOWED_HOST=example.com
      """
    try await TemporaryFolder.with([".env": text]) { folder in
      let output = try await ManageBinary.run("check-env", in: folder.path)
      #expect(output.exitCode == 1)
      #expect(output.stdout.contains(".env:2"))
      #expect(output.stdout.contains(".env:3"))
      #expect(output.stdout.contains("DEBUG_DJANGO_ALLOWED_HOSTS"))
    }
  }

  @Test("--json prints the contract's document and nothing else, without any secret")
  func printsJSON() async throws {
    try await TemporaryFolder.with { folder in
      let output = try await ManageBinary.run(
        "check-env", "--settings", "product", "--json", in: folder.path, environment: Self.product)
      #expect(output.exitCode == 0, "\(output.stdout)")
      #expect(output.stderr.isEmpty)
      #expect(!output.stdout.contains("correct-horse-battery"))
      let object = try JSONSerialization.jsonObject(with: Data(output.stdout.utf8))
      let document = try #require(object as? [String: Any])
      #expect(Set(document.keys) == ["profile", "ok", "problems", "keys"])
      #expect(document["profile"] as? String == "product" && document["ok"] as? Bool == true)
      let keys = try #require(document["keys"] as? [[String: Any]])
      let password = try #require(keys.first { $0["name"] as? String == "PRODUCT_POSTGRES_DB_PASSWORD" })
      #expect(Set(password.keys) == ["name", "state", "source", "secret", "required_by"])
      #expect(password["state"] as? String == "set" && password["secret"] as? Bool == true)
      for problem in try #require(document["problems"] as? [[String: Any]]) {
        #expect(Set(problem.keys) == ["id", "level", "key", "message", "hint", "source"])
      }
    }
  }

  @Test("a warning fails at --fail-level warning alone")
  func failsAtLevel() async throws {
    try await TemporaryFolder.with([".env": "DEBUG_DJANGO_UNKNOWN_THING=1\n"]) { folder in
      #expect(try await ManageBinary.run("check-env", in: folder.path).exitCode == 0)
      let output = try await ManageBinary.run("check-env", "--fail-level", "warning", in: folder.path)
      #expect(output.exitCode == 1)
      #expect(output.stdout.contains("DEBUG_DJANGO_UNKNOWN_THING"))
    }
  }

  @Test("--for a command that isn't there suggests the nearest")
  func refusesUnknownCommand() async throws {
    try await ManageBinary.run("check-env", "--for", "migrat", in: "/")
      .expectFailure(64, "unknown command for --for", hint: "did you mean 'migrate'?")
  }

  @Test("--connect reports pending migrations, and none once they are applied", arguments: TestDatabase.available)
  func reportsPendingMigrations(dialect: Dialect) async throws {
    try await TemporaryFolder.with { folder in
      let check = { environment in
        try await ManageBinary.run(
          "check-env", "--connect", "--fail-level", "warning", in: folder.path, environment: environment)
      }
      let compare = { (environment: [String: String]) in
        let before = try await check(environment)
        #expect(before.exitCode == 1)
        #expect(before.stdout.contains("migrat"), "\(before.stdout)")
        #expect(try await ManageBinary.run("migrate", in: folder.path, environment: environment).exitCode == 0)
        let after = try await check(environment)
        #expect(after.exitCode == 0, "\(after.stdout)")
      }
      guard dialect == .postgres else { return try await compare([:]) }
      try await TestDatabase.withSettings(dialect) { try await compare($0.environment) }
    }
  }

  @Test("--connect reports a wrong password, without showing it", .needsPostgreSQL)
  func tellsWrongPassword() async throws {
    try await TestDatabase.withSettings(.postgres) { settings in
      var environment = settings.environment
      environment["DEBUG_POSTGRES_DB_PASSWORD"] = "wrong-horse-battery"
      let output = try await ManageBinary.run("check-env", "--connect", in: "/tmp", environment: environment)
      #expect(output.exitCode == 1)
      #expect(output.stdout.contains("authentication failed"))
      #expect(!(output.stdout + output.stderr).contains("wrong-horse-battery"))
    }
  }

  @Test(
    "--connect says how the connection to PostgreSQL is encrypted", .needsPostgreSQL,
    arguments: [("require", "encrypted with TLSv1."), ("disable", "not encrypted")])
  func tellsEncryption(mode: String, state: String) async throws {
    try await TestDatabase.withSettings(.postgres) { settings in
      var environment = settings.environment
      environment["DEBUG_POSTGRES_DB_SSLMODE"] = mode
      let output = try await ManageBinary.run("check-env", "--connect", in: "/tmp", environment: environment)
      #expect(output.stdout.contains("info: the connection to PostgreSQL is \(state)"), "\(output.stdout)")
    }
  }

  @Test(
    "--deploy refuses a password of the first administrator that others guess, without showing it",
    arguments: [("correct-horse-battery", 0), ("password123", 1), ("annalena1", 1)])
  func refusesWeakSuperuser(password: String, exitCode: Int32) async throws {
    var environment = Self.product
    environment["PRODUCT_DJANGO_SUPERUSER_NAME"] = "annalena"
    environment["PRODUCT_DJANGO_SUPERUSER_EMAIL"] = "owner@example.org"
    environment["PRODUCT_DJANGO_SUPERUSER_PASSWORD"] = password
    try await TemporaryFolder.with { [environment] folder in
      let output = try await ManageBinary.run(
        "check-env", "--settings", "product", "--deploy", in: folder.path, environment: environment)
      let weak = output.stdout.contains("error: environment: PRODUCT_DJANGO_SUPERUSER_PASSWORD is weak: ")
      #expect(output.exitCode == exitCode && weak == (exitCode == 1), "\(output.stdout)")
      #expect(!output.stdout.contains(password))
    }
  }

  @Test("--connect gives up on a server that says nothing")
  func givesUpOnSilence() async throws {
    try await SilentServer.with { port in
      let environment = [
        "DEBUG_POSTGRES_DB_HOST": "127.0.0.1", "DEBUG_POSTGRES_DB_PORT": "\(port)", "DEBUG_POSTGRES_DB_USER": "site",
        "DEBUG_POSTGRES_DB_PASSWORD": "correct-horse-battery",
      ]
      let output = try await ManageBinary.run(
        "check-env", "--connect", in: "/tmp", environment: environment, timeLimit: .seconds(30))
      #expect(output.exitCode == 1)
    }
  }
}
