import ManageTesting
import Testing

@testable import ManageKit

struct ProfilePageTests {
  @Test("a user sees and changes their names, and nothing else", arguments: TestDatabase.available)
  func names(dialect: Dialect) async throws {
    try await TestSite.with(dialect) { site in
      let (before, other) = (try await site.database.addUser("minsu"), try await site.database.addUser("jisoo"))
      let client = try await site.client(of: "minsu")
      let page = try await client.get("/accounts/profile/")
      #expect(page.text.contains("You are logged in as minsu.") && page.text.contains("minsu@example.com"))
      let answer = try await client.post(
        "/accounts/profile/",
        form: [
          "first_name": "민수", "last_name": "김", "name": "김민수 <b>", "username": "root", "is_staff": "on",
          "is_superuser": "on", "email": "evil@example.com", "id": "\(other.id)",
        ])
      #expect(answer.status == 302 && answer.location == "/accounts/profile/")
      let shown = try await client.get("/accounts/profile/").text
      #expect(shown.contains("Your profile was saved.") && shown.contains(#"value="김민수 &lt;b&gt;""#))
      let user = try await site.database.user("minsu")
      #expect(user.firstName == "민수" && user.lastName == "김" && user.name == "김민수 <b>")
      #expect(!user.isStaff && !user.isSuperuser && user.email == before.email)
      #expect(try await site.database.user("jisoo") == other)
    }
  }

  @Test("a name that is too long is refused, in the reader's language")
  func tooLong() async throws {
    try await TestSite.with { site in
      try await site.database.addUser("minsu")
      let client = try await site.client(of: "minsu")
      let korean = ["Accept-Language": "ko"]
      #expect(try await client.get("/accounts/profile/", headers: korean).text.contains("내 데이터 내려받기"))
      let page = try await client.post(
        "/accounts/profile/", form: ["first_name": String(repeating: "가", count: 151)], headers: korean)
      #expect(page.status == 200 && page.text.contains("최대 150자"))
    }
  }
}
