import ManageCurlClient
import ManageTesting
import Testing

@testable import ManageKit

struct LoginPageTests {
  private static let password = "Kimchi-jjigae-42"
  private static let wrong =
    "Please enter a correct username and password. Note that both fields may be case-sensitive."

  /// A site with the user `minsu`, and a client that has seen the login page.
  private func withSite(
    _ dialect: Dialect = .sqlite, environment: [String: String] = [:],
    _ body: (TestSite, TestClient) async throws -> Void
  ) async throws {
    try await TestSite.with(dialect, environment: environment) { site in
      try await site.database.addUser("minsu")
      let client = site.client()
      try await client.get("/accounts/login/")
      try await body(site, client)
    }
  }

  private func form(_ username: String = "minsu", _ password: String = password) -> [String: String] {
    ["username": username, "password": password]
  }

  @Test("a login shows the user on the next page and notes the time", arguments: TestDatabase.available)
  func login(dialect: Dialect) async throws {
    try await withSite(dialect) { site, client in
      let answer = try await client.post("/accounts/login/", form: form())
      #expect(answer.status == 302 && answer.location == "/")
      let cookie = try #require(answer.cookies.first { $0.name == "sessionid" })
      #expect(cookie.value.utf8.count == 32 && cookie.attributes["httponly"] != nil)
      #expect(cookie.attributes["samesite"]?.lowercased() == "lax")
      #expect(try await client.get("/").text.contains("Logged in as </span>minsu"))
      #expect(try await site.database.user("minsu").lastLogin != nil)
    }
  }

  @Test("a wrong password, an unknown name and an inactive user get the same page")
  func wrong() async throws {
    try await withSite { site, client in
      try await site.database.addUser("inactive", isActive: false)
      for attempt in [form("minsu", "wrong"), form("nobody"), form("inactive")] {
        let page = try await client.post("/accounts/login/", form: attempt)
        #expect(page.status == 200 && page.text.contains(Self.wrong))
        #expect(!page.text.contains(Self.password))
      }
      #expect(await client.cookies["sessionid"] == nil)
    }
  }

  @Test("an e-mail address logs in the one active account that has it", arguments: TestDatabase.available)
  func email(dialect: Dialect) async throws {
    try await withSite(dialect) { site, client in
      try await site.database.execute("UPDATE accounts_user SET email = 'Minsu@example.com'")
      #expect(try await client.post("/accounts/login/", form: form("MINSU@example.com")).status == 302)
      #expect(try await client.get("/").text.contains("Logged in as </span>minsu"))
      #expect(try await site.client().get("/accounts/login/").text.contains("Username or email address"))
      // An inactive account doesn't stand in the way.
      try await site.database.addUser("gone", isActive: false)
      try await site.database.execute("UPDATE accounts_user SET email = 'minsu@example.com' WHERE username = 'gone'")
      #expect(try await client.post("/accounts/login/", form: form("minsu@example.com")).status == 302)
    }
  }

  @Test(
    "an address that two accounts share logs in nobody, and one that is a name its owner",
    arguments: TestDatabase.available)
  func sharedEmail(dialect: Dialect) async throws {
    try await withSite(dialect) { site, client in
      try await site.database.addUser("jisoo", password: "Bibimbap-mushroom-7")
      try await site.database.execute("UPDATE accounts_user SET email = 'shared@example.com'")
      for password in [Self.password, "Bibimbap-mushroom-7"] {
        let page = try await client.post("/accounts/login/", form: form("shared@example.com", password))
        #expect(page.status == 200 && page.text.contains(Self.wrong))
      }
      try await site.database.addUser("shared@example.com", password: "Japchae-noodles-9")
      let named = try await client.post("/accounts/login/", form: form("shared@example.com", "Japchae-noodles-9"))
      #expect(named.status == 302)
      #expect(try await client.get("/").text.contains("Logged in as </span>shared@example.com"))
    }
  }

  @Test("without the table of counts, logins go on by the counts in memory")
  func throttleInMemory() async throws {
    try await withSite(environment: ["DEBUG_DJANGO_LOGIN_LIMIT": "3/5m"]) { site, client in
      try await site.database.execute("DROP TABLE throttle_attempt")
      for _ in 1...3 {
        #expect(try await client.post("/accounts/login/", form: form("minsu", "wrong")).status == 200)
      }
      #expect(try await client.post("/accounts/login/", form: form()).status == 429)
      try await site.database.addUser("jisoo")
      #expect(try await client.post("/accounts/login/", form: form("jisoo")).status == 302)
    }
  }

  @Test("empty fields are named, and cost no attempt")
  func empty() async throws {
    try await withSite { _, client in
      let page = try await client.post("/accounts/login/", form: form("", ""))
      #expect(page.status == 200 && page.text.contains("This field is required."))
      #expect(!page.text.contains(Self.wrong))
    }
  }

  @Test("without the CSRF token nobody is logged in")
  func csrf() async throws {
    try await withSite { _, client in
      let answer = try await client.post("/accounts/login/", form: form(), csrf: false)
      #expect(answer.status == 403)
      #expect(await client.cookies["sessionid"] == nil)
    }
  }

  @Test("a login leads on to a local page, by the field or the address, and to no other site")
  func next() async throws {
    try await withSite { site, client in
      let page = try await client.get("/accounts/login/?next=/forum/%3Fq%3D%EA%B9%80")
      #expect(page.text.contains(#"name="next" value="/forum/?q="#))
      for (query, next, target) in [
        ("?next=/forum/", nil, "/forum/"), ("", "/forum/?q=김", "/forum/?q=%EA%B9%80"), ("?next=/a/", "/b/", "/b/"),
        ("?next=https://evil.example/", nil, "/"), ("", "//evil.example", "/"), ("", "/\\evil.example", "/"),
        ("", site.url + "/forum/", site.url + "/forum/"),
      ] {
        var form = form()
        form["next"] = next
        let client = site.client()
        try await client.get("/accounts/login/")
        let answer = try await client.post("/accounts/login/" + query, form: form)
        #expect(answer.location == target, "\(query) \(next ?? "")")
      }
      try await client.post("/accounts/login/", form: form())
      #expect(try await client.get("/accounts/login/?next=//evil.example").location == "/")
      #expect(try await client.get("/accounts/login/?next=/forum/").location == "/forum/")
    }
  }

  @Test("the session's key changes with each login, and the old one is worth nothing")
  func rotation() async throws {
    try await withSite { site, client in
      try await client.post("/accounts/login/", form: form())
      let first = try #require(await client.cookies["sessionid"])
      try await client.get("/")
      try await client.post("/accounts/login/", form: form())
      let second = try #require(await client.cookies["sessionid"])
      #expect(first != second)
      let thief = site.client()
      await thief.setCookie("sessionid", first)
      #expect(try await !thief.get("/").text.contains("Logged in as"))
    }
  }

  @Test("forms that were shown before a login are worth nothing after it")
  func tokenRotation() async throws {
    try await withSite { _, client in
      let before = await client.cookies["csrftoken"]
      try await client.post("/accounts/login/", form: form())
      #expect(await client.cookies["csrftoken"] != before)
      let logout = try await client.post("/accounts/logout/")
      #expect(logout.status == 403)
      try await client.get("/")
      let again = try await client.post("/accounts/logout/")
      #expect(again.status == 302)
    }
  }

  @Test("a session dies with a new password")
  func newPassword() async throws {
    try await withSite { site, client in
      try await client.post("/accounts/login/", form: form())
      let hash = try await PasswordHasher(rounds: 1000).hash("another password")
      try await site.database.execute("UPDATE accounts_user SET password = \(hash)")
      #expect(try await !client.get("/").text.contains("Logged in as"))
    }
  }

  @Test("a user whom Django made logs in, and gets a stronger hash", arguments: TestDatabase.available)
  func upgrade(dialect: Dialect) async throws {
    let hash = "pbkdf2_sha256$216000$ChC4qUPxDLNB$sww7YWB5NMhQEMSMRhQh4GxEw27KDPUrT+Nw483M9Zo="
    try await withSite(dialect, environment: ["DEBUG_DJANGO_PASSWORD_ROUNDS": "216001"]) { site, client in
      try await site.database.addUser("jisoo", hash: hash)
      #expect(try await client.post("/accounts/login/", form: form("jisoo")).status == 302)
      #expect(try await site.database.user("jisoo").password.reveal().hasPrefix("pbkdf2_sha256$216001$"))
      #expect(try await client.get("/").text.contains("Logged in as </span>jisoo"))
    }
  }

  @Test("ten wrong passwords make the name wait, also with the right one; other names don't")
  func throttle() async throws {
    try await withSite { site, client in
      try await site.database.addUser("jisoo")
      for _ in 1...10 { try await client.post("/accounts/login/", form: form("minsu", "wrong")) }
      let answer = try await client.post("/accounts/login/", form: form())
      #expect(answer.status == 429)
      let seconds = try #require(answer.headers["Retry-After"].flatMap { Int($0) })
      #expect((1...300).contains(seconds))
      #expect(try await client.post("/accounts/login/", form: form("jisoo")).status == 302)
    }
  }

  @Test("an e-mail address counts once, whatever its capitals")
  func throttleAddresses() async throws {
    try await withSite(environment: ["DEBUG_DJANGO_LOGIN_LIMIT": "3/1h"]) { _, client async throws in
      for name in ["minsu@example.org", "Minsu@example.org", "MINSU@EXAMPLE.ORG"] {
        #expect(try await client.post("/accounts/login/", form: form(name, "wrong")).status == 200)
      }
      #expect(try await client.post("/accounts/login/", form: form("minsU@example.org", "wrong")).status == 429)
    }
  }

  @Test("a name that is tried from everywhere is slowed down, and an address that tries every name is refused")
  func throttleEverywhere() async throws {
    let limits = ["DEBUG_DJANGO_LOGIN_NAME_LIMIT": "3/1h", "DEBUG_DJANGO_LOGIN_ADDRESS_LIMIT": "4/1h"]
    try await withSite(environment: limits) { site, client in
      for number in 1...3 {
        let headers = ["X-Forwarded-For": "192.0.2.\(number)"]
        #expect(try await client.post("/accounts/login/", form: form("minsu", "wrong"), headers: headers).status == 200)
      }
      let elsewhere = ["X-Forwarded-For": "198.51.100.1"]
      let slowed = try await client.post("/accounts/login/", form: form(), headers: elsewhere)
      #expect(slowed.status == 429)
      #expect(slowed.headers["Retry-After"].flatMap { Int($0) }.map { (1...1200).contains($0) } == true)
      // A network of IPv6 is one address.
      for number in 1...4 {
        let headers = ["X-Forwarded-For": "2001:db8::\(number)"]
        #expect(
          try await client.post("/accounts/login/", form: form("nobody\(number)"), headers: headers).status == 200)
      }
      let neighbour = ["X-Forwarded-For": "2001:db8::ffff"]
      #expect(try await client.post("/accounts/login/", form: form("jisoo"), headers: neighbour).status == 429)
    }
  }

  @Test("nothing keeps a user's pages, and a logout lets the browser forget them")
  func personalPages() async throws {
    try await withSite { _, client in
      #expect(try await client.get("/").headers["Cache-Control"] == nil)
      try await client.post("/accounts/login/", form: form())
      #expect(try await client.get("/").headers["Cache-Control"] == "no-store, private")
      #expect(
        try await client.post("/accounts/logout/", form: [:]).headers["Clear-Site-Data"] == "\"cache\", \"storage\"")
    }
  }

  @Test("the sessions of a user who is deactivated have ended, also when the account comes back")
  func deactivated() async throws {
    try await withSite { site, client in
      try await client.post("/accounts/login/", form: form())
      try await site.database.execute("UPDATE accounts_user SET is_active = \(false) WHERE username = 'minsu'")
      #expect(try await !client.get("/").text.contains("Logged in as"))
      try await site.database.execute("UPDATE accounts_user SET is_active = \(true) WHERE username = 'minsu'")
      #expect(try await !client.get("/").text.contains("Logged in as"))
    }
  }

  @Test("the addresses of the former site redirect to these, with their queries")
  func formerAddresses() async throws {
    try await withSite { _, client in
      for (former, successor) in [
        ("/myaccounts/login/?next=/forum/", "/accounts/login/?next=/forum/"),
        ("/myaccounts/logout/", "/accounts/logout/"), ("/myaccounts/signup/", "/accounts/signup/"),
        ("/myaccounts/findpass/", "/accounts/password/reset/"),
      ] {
        let answer = try await client.get(former)
        #expect(answer.status == 308 && answer.location == successor)
      }
      #expect(try await client.post("/myaccounts/login/", form: form()).status == 308)
    }
  }
}
