import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("manage purgedeleted")
struct PurgeDeletedTests {
  private static func ago(days: Double) -> Date { Date(timeIntervalSinceNow: -days * 86_400) }

  @Test("removes accounts whose grace is over, and no others", arguments: TestDatabase.available)
  func grace(dialect: Dialect) async throws {
    try await CommandSite.with(dialect) { site in
      for (name, days) in [("old", 31.0), ("new", 29.0), ("restored", 31.0)] {
        try await site.database.addUser(name).requestDeletion(in: site.database, at: Self.ago(days: days))
      }
      try await site.database.addUser("minsu")
      try await site.database.addUser("inactive", isActive: false)
      try await site.database.execute("UPDATE accounts_user SET is_active = \(true) WHERE username = 'restored'")
      let output = try await site.manage("purgedeleted")
      #expect(output.exitCode == 0 && output.stdout == "1 deleted account removed.\n", "\(output)")
      let names = try await User.order { $0.username.ascending }.select { $0.username }.fetch(from: site.database)
      #expect(names == ["inactive", "minsu", "new", "restored"])
      let left = try await Deletion.all.count(in: site.database)
      #expect(left == 1)
      #expect(try await site.manage("purgedeleted").stdout == "0 deleted accounts removed.\n")
    }
  }

  @Test("a post stays without its author where its model says so", arguments: TestDatabase.available)
  func posts(dialect: Dialect) async throws {
    try await TestDatabase.withAccounts(dialect) { database in
      let database = database.bound { $0.models = Site([.accounts, App("notes", models: [Note.self])]).models }
      try await database.execute(
        "CREATE TABLE notes_note (id integer PRIMARY KEY, author_id integer REFERENCES accounts_user (id))")
      let user = try await database.addUser("minsu")
      try await database.execute("INSERT INTO notes_note (id, author_id) VALUES (1, \(user.id))")
      try await user.requestDeletion(in: database, at: Self.ago(days: 31))
      let removal = try await DeletedAccounts(database: database).removeDue()
      #expect(removal.removed == 1 && removal.kept.isEmpty)
      #expect(try await Note.get(1, from: database).author == nil)
    }
  }

  @Test("an account that another table holds on to is named, and the others go", arguments: TestDatabase.available)
  func held(dialect: Dialect) async throws {
    try await CommandSite.with(dialect) { site in
      let held = try await site.database.addUser("held")
      try await held.requestDeletion(in: site.database, at: Self.ago(days: 31))
      try await site.database.addUser("old").requestDeletion(in: site.database, at: Self.ago(days: 31))
      try await site.database.execute("CREATE TABLE other (user_id integer NOT NULL REFERENCES accounts_user (id))")
      try await site.database.execute("INSERT INTO other (user_id) VALUES (\(held.id))")
      let output = try await site.manage("purgedeleted")
      #expect(output.exitCode == 1)
      #expect(output.stderr.contains("user \(held.id) could not be removed"))
      #expect(output.stderr.contains("error: 1 deleted account could not be removed"))
      #expect(try await User.find(username: "old", in: site.database) == nil)
      #expect(try await User.find(username: "held", in: site.database) != nil)
    }
  }
}

@Model("notes_note")
private struct Note {
  @ID let id: Int
  @References(User.self, onDelete: .setNull) var author: User.ID?
}
