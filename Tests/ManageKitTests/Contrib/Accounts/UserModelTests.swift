import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("The models of accounts and sessions")
struct UserModelTests {
  @Test(
    "are what the migrations make", arguments: TestDatabase.available,
    [
      User.schema, UserSession.schema, SessionRow.schema, Group.schema, ContentType.schema, Permission.schema,
      UserGroup.schema, UserPermission.schema, GroupPermission.schema, Deletion.schema,
    ])
  func matchMigrations(dialect: Dialect, schema: Schema) async throws {
    try await TestDatabase.withAccounts(dialect) { database in
      let table = try await TableDescription(of: schema.table, in: database)
      #expect(table == TableDescription(schema, dialect: dialect))
    }
  }

  @Test("a user's password is secret in the schema")
  func secretPassword() {
    #expect(User.schema.columns.filter(\.isSecret).map(\.name) == ["password"])
  }

  @Test("a draft has no usable password, and normalized names")
  func draft() {
    let draft = User.Draft(username: "ｍｉｎｓｕ", email: "Minsu@EXAMPLE.com")
    #expect(draft.username == "minsu" && draft.email == "Minsu@example.com")
    #expect(!PasswordHasher.isUsable(draft.password.reveal()))
    #expect(!"\(draft)".contains(draft.password.reveal()))
  }
}
