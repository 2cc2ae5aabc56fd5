import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("manage check")
struct CheckTests {
  @Test("a site without mistakes passes")
  func passes() async throws {
    try await TemporaryFolder.with(["templates/home.html": "{% if user %}{{ user.name|upper }}{% endif %}"]) { folder in
      let output = try await ManageBinary.run("check", in: folder.path)
      #expect(output.exitCode == 0)
      #expect(output.stdout == "System check identified no issues.\n")
    }
  }

  @Test("every mistake of every template is shown, with its place, its line and the fix")
  func everyMistake() async throws {
    let files = [
      "templates/forum/list.html": "<ul>\n  {{ name|uper }}\n{% iff %}</ul>",
      "templates/home.html": "{% if user %}hello",
      "templates/good.html": "{{ fine }}", "templates/.hidden.html": "{% nothing %}",
    ]
    try await TemporaryFolder.with(files) { folder in
      let output = try await ManageBinary.run("check", "--tag", "templates", in: folder.path)
      #expect(output.exitCode == 1)
      #expect(output.stdout.contains("error: forum/list.html:2:3: Invalid filter: 'uper' (templates.E001)"))
      #expect(output.stdout.contains("      {{ name|uper }}\n      ^\n  hint: did you mean 'upper'?"))
      #expect(output.stdout.contains("error: forum/list.html:3:1: Invalid block tag on line 3: 'iff'"))
      #expect(output.stdout.contains("error: home.html:1:1: "))
      #expect(output.stdout.hasSuffix("System check identified 3 issues.\n"))
    }
  }

  @Test("--json is one document")
  func json() async throws {
    try await TemporaryFolder.with(["templates/home.html": "{% nothing %}"]) { folder in
      let output = try await ManageBinary.run("check", "--json", in: folder.path)
      let document = try #require(try JSONSerialization.jsonObject(with: Data(output.stdout.utf8)) as? [String: Any])
      let messages = try #require(document["messages"] as? [[String: Any]])
      #expect(output.exitCode == 1)
      #expect(document["ok"] as? Bool == false)
      #expect(messages.map { $0["id"] as? String } == ["templates.E001"])
      #expect(messages.map { $0["place"] as? String } == ["home.html:1:1"])
    }
  }

  @Test("a template that is not UTF-8 is named")
  func notUTF8() async throws {
    try await TemporaryFolder.with { folder in
      try folder.write("", to: "templates/other.html")
      try Data([0xFF, 0xFE]).write(to: URL(filePath: folder.path(of: "templates/home.html")))
      let output = try await ManageBinary.run("check", in: folder.path)
      #expect(output.exitCode == 1)
      #expect(output.stdout.contains("error: home.html: it can't be read as UTF-8 text"))
    }
  }

  @Test("--list-tags lists, and a mistyped tag is bad usage with the nearest")
  func tags() async throws {
    try await TemporaryFolder.with { folder in
      let list = try await ManageBinary.run("check", "--list-tags", in: folder.path)
      let mistyped = try await ManageBinary.run("check", "--tag", "template", in: folder.path)
      #expect(list.stdout.split(separator: "\n").contains("templates"))
      #expect(mistyped.exitCode == 64)
      #expect(mistyped.stderr == "error: no check has the tag 'template'\nhint: did you mean 'templates'?\n")
    }
  }

  @Test("the keys of the environment are checked, as check-env checks them")
  func environment() async throws {
    try await TemporaryFolder.with { folder in
      let environment = ["DEBUG_POSTGRES_DB_PORT": "80000"]
      let check = try await ManageBinary.run(
        "check", "--tag", "environment", in: folder.path, environment: environment)
      let checkEnv = try await ManageBinary.run("check-env", in: folder.path, environment: environment)
      let line = "error: environment: DEBUG_POSTGRES_DB_PORT is not a port from 1 to 65535 (env.E003)\n"
      #expect(check.exitCode == 1 && check.stdout.contains(line))
      #expect(checkEnv.exitCode == 1 && checkEnv.stdout.contains(line))
    }
  }

  @Test("--deploy adds what production asks, and --fail-level says from which level on it fails, in capitals too")
  func deploy() async throws {
    try await TemporaryFolder.with { folder in
      let unasked = try await ManageBinary.run("check", "--tag", "security", in: folder.path)
      #expect(unasked.exitCode == 64)
      let deploy = try await ManageBinary.run("check", "--deploy", in: folder.path)
      #expect(deploy.exitCode == 0)
      #expect(deploy.stdout.contains("warning: HSTS is off in development (security.W004)\n"))
      let failing = try await ManageBinary.run(
        "check", "--deploy", "--tag", "security", "--fail-level", "WARNING", in: folder.path)
      #expect(failing.exitCode == 1)
      #expect(try await ManageBinary.run("check", "--fail-level", "fatal", in: folder.path).exitCode == 64)
    }
  }

  @Test("--database adds what the database is asked", arguments: TestDatabase.available)
  func database(dialect: Dialect) async throws {
    try await CommandSite.with(dialect) { site in
      let applied = try await site.manage("check", "--database", "default", "--fail-level", "warning")
      #expect(applied.exitCode == 0, "\(applied.stdout)")
      _ = try await site.database.execute("DELETE FROM manage_migrations")
      let unapplied = try await site.manage("check", "--database", "default", "--fail-level", "warning")
      #expect(unapplied.exitCode == 1)
      #expect(unapplied.stdout.contains("warning: migrations are not applied: ") && unapplied.stdout.contains("W010"))
      #expect(try await site.manage("check").exitCode == 0)
      #expect(try await site.manage("check", "--database", "other").exitCode == 64)
    }
  }
}
