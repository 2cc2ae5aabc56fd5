import ManageTesting
import Testing

@testable import ManageKit

struct ExportPageTests {
  @Test("a user gets all that is theirs as a file, without the password", arguments: TestDatabase.available)
  func export(dialect: Dialect) async throws {
    try await TestSite.with(dialect) { site in
      let user = try await site.database.addUser("minsu")
      try await site.database.addUser("jisoo")
      let page = try await site.client(of: "minsu").get("/accounts/export/")
      #expect(page.status == 200 && page.header("Content-Type") == "application/json")
      #expect(page.header("Content-Disposition") == #"attachment; filename="my-data.json""#)
      #expect(page.header("Cache-Control")?.contains("no-store") == true)
      let rows = try #require(try page.json()["accounts_user"] as? [[String: Any]])
      #expect(rows.count == 1)
      #expect(rows.first?["id"] as? Int == user.id && rows.first?["username"] as? String == "minsu")
      #expect(rows.first?["is_active"] as? Bool == true && rows.first?["date_joined"] as? String != nil)
      #expect(rows.first?["password"] == nil && !page.text.contains("pbkdf2") && !page.text.contains("jisoo"))
      let sessions = try #require(try page.json()["accounts_session"] as? [[String: Any]])
      #expect(sessions.count == 1 && sessions.first?["address"] as? String == "127.0.0.1")
      #expect(sessions.first?["digest"] == nil && sessions.first?["key_start"] == nil)
    }
  }

  @Test("an app adds the rows that it names")
  func apps() async throws {
    let notes = App("notes", models: [UserNote.self], personalData: [PersonalData(UserNote.self) { $0.user == $1 }])
    try await LiveSite.with(Site([.accounts, notes]), root: "/nonexistent") { site async throws in
      let (user, other) = (try await site.database.addUser("minsu"), try await site.database.addUser("jisoo"))
      try await site.database.execute("CREATE TABLE notes_note (id integer PRIMARY KEY, user_id integer, text text)")
      try await UserNote.insert(UserNote.Draft(user: user.id, text: "김치"), into: site.database)
      try await UserNote.insert(UserNote.Draft(user: other.id, text: "secret"), into: site.database)
      let client = site.client()
      try await client.get("/accounts/login/")
      try await client.post("/accounts/login/", form: ["username": "minsu", "password": TestSite.password])
      let page = try await client.get("/accounts/export/")
      let rows = try #require(try page.json()["notes_note"] as? [[String: Any]])
      #expect(rows.map { $0["text"] as? String } == ["김치"])
    }
  }
}

@Model("notes_note")
private struct UserNote {
  @ID let id: Int
  @References(User.self, onDelete: .setNull) var user: User.ID?
  var text: String
}
