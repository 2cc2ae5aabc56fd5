import ManageTesting
import Testing

@testable import ManageKit

@Suite("The rows of permissions")
struct PermissionRowsTests {
  private func names(in database: Database) async throws -> [String] {
    try await database.fetch(
      """
      SELECT django_content_type.app_label, auth_permission.codename, auth_permission.name FROM auth_permission
      JOIN django_content_type ON django_content_type.id = auth_permission.content_type_id
      """
    ) { row in
      "\(try row.decode(String.self)).\(try row.decode(String.self)): \(try row.decode(String.self))"
    }
  }

  @Test("migrate makes those that Django makes for its own models", arguments: TestDatabase.available)
  func django(dialect: Dialect) async throws {
    try await CommandSite.with(dialect) { site in
      let names = Set(try await names(in: site.database))
      for (label, model, name) in [
        ("accounts", "user", "user"), ("auth", "group", "group"), ("auth", "permission", "permission"),
        ("contenttypes", "contenttype", "content type"), ("sessions", "session", "session"),
      ] {
        for action in ["add", "change", "delete", "view"] {
          #expect(names.contains("\(label).\(action)_\(model): Can \(action) \(name)"))
        }
      }
      #expect(!names.contains { $0.contains("usergroups") || $0.contains("grouppermissions") })
    }
  }

  @Test("another migrate adds what is new, and leaves what is there", arguments: TestDatabase.available)
  func again(dialect: Dialect) async throws {
    try await CommandSite.with(dialect) { site in
      let before = try await names(in: site.database).sorted()
      try await site.database.execute("DELETE FROM auth_permission WHERE codename = 'view_group'")
      try await site.database.execute("UPDATE auth_permission SET name = 'May add' WHERE codename = 'add_group'")
      #expect(try await site.manage("migrate").exitCode == 0)
      let after = try await names(in: site.database).sorted()
      let expected = before.map { $0 == "auth.add_group: Can add group" ? "auth.add_group: May add" : $0 }.sorted()
      #expect(after == expected)
    }
  }

  @Test("where the tables are not there, nothing is made")
  func unapplied() async throws {
    try await CommandSite.with { site async throws in
      #expect(try await site.manage("migrate", "accounts", "zero").exitCode == 0)
      #expect(try await site.manage("migrate", "sessions").exitCode == 0)
    }
  }

  @Test("a model's name is its table's after that of its app")
  func names() {
    let forum = Schema(table: "forum_forumpost", columns: [ColumnSchema("id", property: "id", type: Int.self)])
    let club = Schema(table: "book_club_member", columns: [ColumnSchema("id", property: "id", type: Int.self)])
    let graph = ModelGraph([])
    #expect(graph.contentTypeName(of: forum) == ContentTypeName(appLabel: "forum", model: "forumpost"))
    #expect(graph.contentTypeName(of: club) == ContentTypeName(appLabel: "book", model: "clubmember"))
    let site = Site([.accounts, App("book_club", models: [ClubMember.self])])
    #expect(
      site.models.contentTypeName(of: ClubMember.schema) == ContentTypeName(appLabel: "book_club", model: "member"))
    #expect(
      site.models.contentTypeName(of: ContentType.schema).permission(.add) == "contenttypes.add_contenttype")
    #expect(UserGroup.schema.isManyToManyTable && GroupPermission.schema.isManyToManyTable)
    #expect(!Permission.schema.isManyToManyTable && !User.schema.isManyToManyTable)
  }
}

@Model("book_club_member")
private struct ClubMember {
  @ID let id: Int
}
