import Foundation
import ManageTesting
import Testing

@testable import ManageKit

struct ChangePasswordTests {
  private func withUser(_ dialect: Dialect = .sqlite, _ body: (CommandSite) async throws -> Void) async throws {
    try await CommandSite.with(dialect) { site in
      try await site.database.addUser("minsu", password: "the password before")
      try await body(site)
    }
  }

  private func verifies(_ password: String, in database: Database) async throws -> Bool {
    try await PasswordHasher(rounds: 1000).verify(password, database.user("minsu").password.reveal())
  }

  @Test("the password is asked twice and changed", arguments: TestDatabase.available)
  func change(dialect: Dialect) async throws {
    try await withUser(dialect) { site in
      let output = try await site.manage("changepassword", "minsu", input: "Kimchi-jjigae-42\nKimchi-jjigae-42\n")
      #expect(output.exitCode == 0, "\(output.stderr)")
      #expect(output.stdout == "Password changed successfully for user 'minsu'\n")
      #expect(try await verifies("Kimchi-jjigae-42", in: site.database))
    }
  }

  @Test("after a mistake it is asked again")
  func again() async throws {
    try await withUser { site in
      let output = try await site.manage(
        "changepassword", "minsu", input: "one\ntwo\nminsu\nminsu\nKimchi-jjigae-42\nKimchi-jjigae-42\n")
      #expect(output.exitCode == 0, "\(output.stderr)")
      #expect(output.stderr.contains("Your passwords didn't match."))
      #expect(output.stderr.contains("The password is too similar to the username."))
      #expect(try await verifies("Kimchi-jjigae-42", in: site.database))
    }
  }

  @Test("three mistakes end it, and the password stays")
  func threeTries() async throws {
    try await withUser { site in
      let output = try await site.manage("changepassword", "minsu", input: String(repeating: "1234\n", count: 10))
      #expect(output.exitCode == 1)
      #expect(output.stderr.contains("error: the password of 'minsu' is unchanged after 3 attempts"))
      #expect(try await verifies("the password before", in: site.database))
    }
  }

  @Test("a user who doesn't exist is named")
  func unknown() async throws {
    try await withUser { site in
      let output = try await site.manage("changepassword", "nobody", input: "")
      #expect(output.exitCode == 1)
      #expect(output.stderr.contains("error: the user 'nobody' does not exist"))
    }
  }

  @Test("a system user without a name is asked for USERNAME", .enabled(if: Shell.has("setpriv") && getuid() == 0))
  func nameless() async throws {
    try await TemporaryFolder.with { folder in
      let output = try await Shell.run(
        "chmod 777 . && setpriv --reuid 54321 --clear-groups $MANAGE changepassword", in: folder.path)
      #expect(output.exitCode == 64)
      #expect(output.stderr == "error: the system's user 54321 has no name\nhint: pass USERNAME\n")
    }
  }
}
