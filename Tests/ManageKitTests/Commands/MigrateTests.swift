import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("manage migrate, showmigrations and sqlmigrate")
struct MigrateTests {
  @Test("migrate applies unapplied migrations, and a second run finds nothing to do", arguments: TestDatabase.available)
  func applies(dialect: Dialect) async throws {
    try await MigratedSite.with(dialect) { manage in
      let first = try await manage("migrate")
      #expect(first.exitCode == 0, "\(first.stderr)")
      #expect(first.stdout.contains("  Applying accounts.0001_initial... OK\n"))
      let second = try await manage("migrate")
      #expect(second.exitCode == 0)
      #expect(second.stdout.contains("No migrations to apply."))
    }
  }

  @Test("ten at once apply each step once", arguments: TestDatabase.available)
  func tenAtOnce(dialect: Dialect) async throws {
    try await MigratedSite.with(dialect) { manage in
      let outputs = try await withThrowingTaskGroup(of: ManageBinary.Output.self) { group in
        for _ in 0..<10 { group.addTask { try await manage("migrate") } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outputs.allSatisfy { $0.exitCode == 0 }, "\(outputs.map(\.stderr))")
      let all = outputs.map(\.stdout).joined()
      #expect(all.ranges(of: "Applying accounts.0001_initial... OK").count == 1)
      #expect(all.ranges(of: "Applying sessions.0001_initial... OK").count == 1)
    }
  }

  @Test(
    "--plan shows the steps and does none; --check exits with 1 until they are done", arguments: TestDatabase.available)
  func plans(dialect: Dialect) async throws {
    try await MigratedSite.with(dialect) { manage in
      let plan = try await manage("migrate", "--plan")
      #expect(plan.exitCode == 0)
      #expect(plan.stdout.contains("Planned operations:") && plan.stdout.contains("accounts.0001_initial"))
      #expect(try await manage("migrate", "--check").exitCode == 1)
      #expect(try await manage("migrate").exitCode == 0)
      #expect(try await manage("migrate", "--check").exitCode == 0)
    }
  }

  @Test("-v 0 prints nothing, and -v3 the time of each step")
  func verbosity() async throws {
    try await MigratedSite.with(.sqlite) { manage in
      let silent = try await manage("migrate", "sessions", "-v", "0")
      #expect(silent.exitCode == 0 && silent.stdout.isEmpty)
      let talkative = try await manage("migrate", "-v3")
      #expect(talkative.stdout.contains(" ms)\n"))
    }
  }

  @Test("a failure before the first step leaves standard output empty")
  func failsBeforeSteps() async throws {
    try await MigratedSite.with(.sqlite) { manage in
      let output = try await manage("migrate", "nosuch")
      output.expectFailure(1, "nosuch")
      #expect(output.stdout.isEmpty)
    }
  }

  @Test("--fake writes the history and touches no table")
  func fakes() async throws {
    try await MigratedSite.with(.sqlite) { manage in
      let faked = try await manage("migrate", "--fake")
      #expect(faked.stdout.contains("accounts.0001_initial... FAKED"))
      #expect(try await manage("showmigrations").stdout.contains("[X] 0001_initial"))
      #expect(try await manage("migrate", "accounts", "zero").exitCode == 1)
    }
  }

  @Test("an app goes back to zero, and an unapplied step shows")
  func goesBack() async throws {
    try await MigratedSite.with(.sqlite) { manage in
      #expect(try await manage("migrate").exitCode == 0)
      let back = try await manage("migrate", "accounts", "zero")
      #expect(back.exitCode == 0, "\(back.stderr)")
      #expect(back.stdout.contains("Unapplying accounts.0001_initial... OK"))
      #expect(try await manage("showmigrations", "accounts").stdout.contains("[ ] 0001_initial"))
    }
  }

  @Test(
    "a file that is no migration fails in one line, and nothing is applied",
    arguments: [
      (path: "migrations/blog/initial.sql", text: "-- migrate:up\nSELECT 1;", message: "is not named as a migration"),
      (path: "migrations/blog/0001_initial.sql", text: "SELECT 1;", message: "before the first section"),
      (
        path: "migrations/blog/0001_initial.sql", text: "-- migrate:down\nSELECT 1;",
        message: "no '-- migrate:up' section"
      ),
      (path: "migrations/blog/0001_initial.sql", text: "", message: "no '-- migrate:up' section"),
    ])
  func refusesBadFiles(path: String, text: String, message: String) async throws {
    try await MigratedSite.with(.sqlite, files: [path: text]) { manage in
      let output = try await manage("migrate")
      output.expectFailure(1, message)
      #expect(output.stderr.contains("migrations/blog/"))
      #expect(!output.stdout.contains("OK"))
    }
  }

  @Test("a step that fails is reported with its place, and leaves nothing behind", arguments: TestDatabase.available)
  func failsWhole(dialect: Dialect) async throws {
    let text =
      "-- migrate:up\nCREATE TABLE blog_a (id integer);\nCREATE TABLE nonsense;\n-- migrate:down\nDROP TABLE blog_a;"
    try await MigratedSite.with(dialect, files: ["migrations/blog/0001_initial.sql": text]) { manage in
      let output = try await manage("migrate", "blog")
      #expect(output.exitCode == 1)
      #expect(output.stderr.contains("error: blog.0001_initial failed (migrations/blog/0001_initial.sql"))
      #expect(try await manage("showmigrations", "blog").stdout.contains("[ ] 0001_initial"))
      // The first statement's table is gone again, or this would be another error.
      #expect(try await manage("migrate", "blog").stderr == output.stderr)
    }
  }

  @Test("showmigrations --json is one document")
  func showsJSON() async throws {
    try await MigratedSite.with(.sqlite) { manage in
      #expect(try await manage("migrate", "sessions").exitCode == 0)
      let output = try await manage("showmigrations", "--json")
      let list = try #require(JSONSerialization.jsonObject(with: Data(output.stdout.utf8)) as? [[String: Any]])
      let applied = list.filter { $0["applied"] as? Bool == true }.compactMap { $0["app"] as? String }
      #expect(applied == ["sessions"])
      #expect(list.contains { $0["app"] as? String == "accounts" && $0["name"] as? String == "0001_initial" })
    }
  }

  @Test("sqlmigrate prints the SQL of the configured database, and asks none")
  func printsSQL() async throws {
    try await TemporaryFolder.with { folder in
      let sqlite = try await ManageBinary.run("sqlmigrate", "accounts", "0001", in: folder.path)
      #expect(sqlite.exitCode == 0)
      #expect(sqlite.stdout.contains("accounts_user") && sqlite.stdout.hasPrefix("BEGIN;"))
      #expect(!folder.contains("db.sqlite3"))
      let postgres = try await ManageBinary.run(
        "sqlmigrate", "accounts", "0001", "--backwards", in: folder.path,
        environment: ["DEBUG_POSTGRES_DB_HOST": "nowhere.invalid"])
      #expect(postgres.exitCode == 0)
      #expect(postgres.stdout.contains("DROP TABLE"))
    }
  }

  @Test("a wrong password is one line, without the password", .needsPostgreSQL)
  func tellsWrongPassword() async throws {
    try await TestDatabase.withSettings(.postgres) { settings in
      var environment = settings.environment
      environment["DEBUG_POSTGRES_DB_PASSWORD"] = "wrong-horse-battery"
      let output = try await ManageBinary.run("migrate", in: "/tmp", environment: environment)
      output.expectFailure(1, "authentication failed")
      #expect(!output.stderr.contains("wrong-horse-battery"))
    }
  }

  @Test("a host that does not answer fails in bounded time")
  func givesUpOnSilence() async throws {
    try await SilentServer.with { port in
      let environment = [
        "DEBUG_POSTGRES_DB_HOST": "127.0.0.1", "DEBUG_POSTGRES_DB_PORT": "\(port)", "DEBUG_POSTGRES_DB_USER": "site",
        "DEBUG_POSTGRES_DB_PASSWORD": "correct-horse-battery",
      ]
      try await ManageBinary.run("migrate", in: "/tmp", environment: environment, timeLimit: .seconds(40))
        .expectFailure(1, "")
    }
  }
}
