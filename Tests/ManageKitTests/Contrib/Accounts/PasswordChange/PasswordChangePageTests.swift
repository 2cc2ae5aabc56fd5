import ManageTesting
import Testing

@testable import ManageKit

struct PasswordChangePageTests {
  private let path = "/accounts/password/change/"
  private let form = [
    "old_password": TestSite.password, "new_password1": "Bibimbap-mushroom-7", "new_password2": "Bibimbap-mushroom-7",
  ]

  @Test(
    "a new password ends the other sessions, and one's own goes on under a new key", arguments: TestDatabase.available)
  func change(dialect: Dialect) async throws {
    try await TestSite.with(dialect) { site in
      try await site.database.addUser("minsu")
      let (here, elsewhere) = (try await site.client(of: "minsu"), try await site.client(of: "minsu"))
      let before = await here.cookies["sessionid"]
      #expect(try await here.get(path).status == 200)
      let answer = try await here.post(path, form: form)
      #expect(answer.status == 302 && answer.location == "/accounts/profile/")
      #expect(await here.cookies["sessionid"] != before)
      #expect(try await here.get("/accounts/profile/").text.contains("Your password was changed."))
      #expect(try await !elsewhere.isLoggedIn)
      #expect(try await UserSession.all.count(in: site.database) == 1)
      _ = try await site.client(of: "minsu", password: "Bibimbap-mushroom-7")
      await #expect(throws: NotLoggedIn.self) { try await site.client(of: "minsu") }
    }
  }

  @Test("a wrong old password, two different new ones and a weak one are named, and nothing changes")
  func mistakes() async throws {
    try await TestSite.with { site in
      try await site.database.addUser("minsu")
      let client = try await site.client(of: "minsu")
      try await client.get(path)
      for (changes, message) in [
        (["old_password": "wrong"], "Your old password was entered incorrectly."),
        (["new_password2": "another"], "The two password fields didn’t match."),
        (["new_password1": "minsu@example", "new_password2": "minsu@example"], "too similar to the"),
        (["new_password1": "12345678", "new_password2": "12345678"], "This password is too common."),
        (["new_password1": "", "new_password2": ""], "This field is required."),
      ] {
        let page = try await client.post(path, form: form.merging(changes) { $1 })
        #expect(page.status == 200 && page.text.contains(message), "\(message)")
        #expect(!page.text.contains(TestSite.password) && !page.text.contains("Bibimbap"))
      }
      #expect(try await client.isLoggedIn)
      _ = try await site.client(of: "minsu")
    }
  }

  @Test("a session left open can't be used to guess the password")
  func guessing() async throws {
    try await TestSite.with { site in
      try await site.database.addUser("minsu")
      let client = try await site.client(of: "minsu")
      try await client.get(path)
      let wrong = form.merging(["old_password": "wrong"]) { $1 }
      for _ in 1...10 { #expect(try await client.post(path, form: wrong).status == 200) }
      let answer = try await client.post(path, form: form)
      #expect(answer.status == 429 && answer.header("Retry-After") != nil)
    }
  }

  @Test("the page is in the reader's language")
  func korean() async throws {
    try await TestSite.with { site in
      try await site.database.addUser("minsu")
      let page = try await site.client(of: "minsu").get(path, headers: ["Accept-Language": "ko"])
      for text in ["<title>비밀번호 변경", "기존 비밀번호", "새 비밀번호 확인"] { #expect(page.text.contains(text)) }
    }
  }
}
