import ManageTesting
import Testing

@testable import ManageKit

struct SignupPageTests {
  private let form = [
    "username": "민수", "email": "minsu@example.com", "first_name": "민수", "last_name": "김",
    "password1": "Kimchi-jjigae-42", "password2": "Kimchi-jjigae-42",
  ]

  @Test("a signup logs in at once, a logout ends it, a login begins again", arguments: TestDatabase.available)
  func roundTrip(dialect: Dialect) async throws {
    try await TestSite.with(dialect) { site in
      let client = site.client()
      try await client.get("/accounts/signup/")
      let signup = try await client.post("/accounts/signup/", form: form)
      #expect(signup.status == 302 && signup.location == "/")
      let home = try await client.get("/").text
      #expect(home.contains("Welcome, 민수.") && home.contains("Logged in as </span>민수"))
      #expect(try await !client.get("/").text.contains("Welcome, 민수."))

      #expect(try await client.get("/accounts/logout/").status == 405)
      let logout = try await client.post("/accounts/logout/")
      #expect(logout.status == 302 && logout.location == "/")
      let after = try await client.get("/").text
      #expect(after.contains("You have logged out.") && !after.contains("Logged in as"))

      try await client.get("/accounts/login/")
      let login = ["username": "민수", "password": "Kimchi-jjigae-42"]
      #expect(try await client.post("/accounts/login/", form: login).status == 302)
      #expect(try await client.get("/").text.contains("Logged in as </span>민수"))

      let user = try await site.database.user("민수")
      #expect(user.fullName == "민수 김" && user.email == "minsu@example.com")
      #expect(user.isActive && !user.isStaff && !user.isSuperuser && user.lastLogin != nil)
      #expect(user.password.reveal().hasPrefix("pbkdf2_sha256$1000$"))
    }
  }

  @Test("errors are shown next to the typed values, and no account is made")
  func errors() async throws {
    try await TestSite.with { site in
      let client = site.client()
      try await client.get("/accounts/signup/")
      let changes = ["username": "<b>", "password2": "another"]
      let page = try await client.post("/accounts/signup/", form: form.merging(changes) { $1 })
      #expect(page.status == 200)
      #expect(page.text.contains("Enter a valid username."))
      #expect(page.text.contains("The two password fields didn’t match."))
      #expect(page.text.contains(#"value="&lt;b&gt;""#) && page.text.contains(#"value="minsu@example.com""#))
      #expect(!page.text.contains("Kimchi-jjigae-42"))
      #expect(try await site.database.query("SELECT id FROM accounts_user").isEmpty)
    }
  }

  @Test("errors with numbers, and the welcome, are in the reader's language")
  func language() async throws {
    try await TestSite.with { site in
      let client = site.client()
      let korean = ["Accept-Language": "ko"]
      try await client.get("/accounts/signup/")
      let changes = ["first_name": String(repeating: "a", count: 151), "password1": "Kim-42", "password2": "Kim-42"]
      let page = try await client.post("/accounts/signup/", form: form.merging(changes) { $1 }, headers: korean)
      #expect(page.text.contains("값이 최대 150자 이하여야 합니다 (현재 151자)."))
      #expect(page.text.contains("비밀번호가 너무 짧습니다. 8자 이상이어야 합니다."))
      #expect(page.text.contains("<title>오류: "))
      try await client.post("/accounts/signup/", form: form, headers: korean)
      #expect(try await client.get("/", headers: korean).text.contains("민수 님, 환영합니다."))
    }
  }

  @Test("a name is taken once, in whatever form and capitals")
  func taken() async throws {
    try await TestSite.with { site in
      try await site.database.addUser("minsu")
      let client = site.client()
      try await client.get("/accounts/signup/")
      for name in ["minsu", "MinSu", "ｍｉｎｓｕ"] {
        let page = try await client.post("/accounts/signup/", form: form.merging(["username": name]) { $1 })
        #expect(page.status == 200 && page.text.contains("A user with that username already exists."), "\(name)")
      }
    }
  }

  @Test("of two signups with one name at once, one gets it and the other the form again")
  func race() async throws {
    try await TestSite.with { site in
      let form = form
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 1...4 {
          let client = site.client()
          try await client.get("/accounts/signup/")
          group.addTask { try await client.post("/accounts/signup/", form: form).status }
        }
        return try await group.reduce(into: []) { $0.append($1) }.sorted()
      }
      #expect(statuses == [200, 200, 200, 302])
    }
  }

  @Test("a signup leads on to the page that asked for it")
  func next() async throws {
    try await TestSite.with { site in
      let client = site.client()
      try await client.get("/accounts/signup/?next=/forum/")
      let answer = try await client.post("/accounts/signup/?next=/forum/", form: form)
      #expect(answer.location == "/forum/")
    }
  }

  @Test("a logout of nobody makes no session")
  func anonymousLogout() async throws {
    try await TestSite.with { site in
      let client = site.client()
      try await client.get("/accounts/login/")
      #expect(try await client.post("/accounts/logout/").status == 302)
      #expect(try await site.database.query("SELECT session_key FROM django_session").isEmpty)
    }
  }

  @Test(
    "while attempts can't be counted, nobody signs up, and nobody is made to wait for it after",
    arguments: TestDatabase.available)
  func withoutCounts(dialect: Dialect) async throws {
    try await TestSite.with(dialect, environment: ["DEBUG_DJANGO_SIGNUP_LIMIT": "2/1h"]) { site in
      let client = site.client()
      try await client.get("/accounts/signup/")
      try await site.database.execute("ALTER TABLE throttle_attempt RENAME TO gone")
      for _ in 1...3 {
        let answer = try await client.post("/accounts/signup/", form: form, headers: ["Accept-Language": "ko"])
        #expect(answer.status == 503 && answer.header("Retry-After") == "30")
      }
      #expect(try await User.all.count(in: site.database) == 0)
      try await site.database.execute("ALTER TABLE gone RENAME TO throttle_attempt")
      #expect(try await client.post("/accounts/signup/", form: form).status == 302)
    }
  }
}
