import ManageTesting
import Testing

@testable import ManageKit

struct PasswordResetPageTests {
  private static let path = "/accounts/password/reset/"
  private static let done = "/accounts/password/reset/done/"

  private func withSite(
    _ dialect: Dialect = .sqlite, environment: [String: String] = [:],
    _ body: (TestSite, TestClient) async throws -> Void
  ) async throws {
    try await TestSite.with(dialect, environment: environment) { site in
      try await site.database.addUser("minsu")
      let client = site.client()
      try await client.get(Self.path)
      try await body(site, client)
    }
  }

  private func ask(
    _ client: TestClient, for email: String, from address: String = "127.0.0.1", language: String = "en"
  ) async throws -> TestPage {
    try await client.post(
      Self.path, form: ["email": email], headers: ["X-Forwarded-For": address, "Accept-Language": language])
  }

  @Test("the mail's link sets a new password", arguments: TestDatabase.available)
  func reset(dialect: Dialect) async throws {
    try await withSite(dialect) { site, client in
      let answer = try await ask(client, for: "minsu@example.com")
      #expect(answer.status == 302 && answer.location == Self.done)
      #expect(try await client.get(Self.done).text.contains("Check your email"))
      let mails = try await site.outbox
      let mail = try #require(mails.first)
      #expect(mails.count == 1 && mail.to == [EmailAddress("minsu@example.com")])
      #expect(mail.subject.hasPrefix("Set a new password for 127.0.0.1:") && mail.html == nil)
      #expect(mail.text.contains("Username: minsu\n"))
      let link = try #require(mail.text.firstMatch(of: /(http:\S+)(\/accounts\/password\/reset\/\S+\/\S+\/)/))
      #expect(link.1 == site.url)

      let form = try await client.get(String(link.2), following: true)
      #expect(form.text.contains(#"name="new_password1""#))
      let uid = try await site.database.user("minsu").uid
      let set = try await client.post(
        "/accounts/password/reset/\(uid)/set-password/",
        form: ["new_password1": "Bibimbap-mushroom-7", "new_password2": "Bibimbap-mushroom-7"])
      #expect(set.location == "/accounts/login/")
      _ = try await site.client(of: "minsu", password: "Bibimbap-mushroom-7")
      #expect(try await site.client().get(String(link.2)).text.contains("This link no longer works"))
    }
  }

  @Test("an unknown address, an inactive account and one without a password get the same answer, and no mail")
  func unknown() async throws {
    try await withSite { site, client in
      try await site.database.addUser("inactive", isActive: false)
      try await site.database.addUser("social", hash: PasswordHasher.unusable())
      let known = try await ask(client, for: "minsu@example.com")
      for email in ["nobody@example.com", "inactive@example.com", "social@example.com"] {
        let start = ContinuousClock.now
        let answer = try await ask(client, for: email)
        #expect(ContinuousClock.now - start >= .milliseconds(500))
        #expect(answer.status == known.status && answer.location == known.location && answer.text == known.text)
        #expect(answer.cookies.map(\.name) == known.cookies.map(\.name), "\(email)")
      }
      #expect(try await site.outbox.count == 1)
    }
  }

  @Test("the answer to a known address takes as long")
  func time() async throws {
    try await withSite { _, client in
      let start = ContinuousClock.now
      _ = try await ask(client, for: "minsu@example.com")
      #expect(ContinuousClock.now - start >= .milliseconds(500))
    }
  }

  @Test("the mail goes to the address that the account has, in one message for all of its accounts")
  func storedAddress() async throws {
    try await withSite { site, client in
      try await site.database.addUser("jisoo")
      try await site.database.execute("UPDATE accounts_user SET email = 'Minsu@example.com'")
      _ = try await ask(client, for: "mINSU@EXAMPLE.com")
      let mails = try await site.outbox
      #expect(mails.map(\.to) == [[EmailAddress("Minsu@example.com")]])
      #expect(mails.first?.text.matches(of: /Username: (minsu|jisoo)\n/).count == 2)
    }
  }

  @Test("an address gets 5 mails an hour, however it is written", arguments: TestDatabase.available)
  func perAddress(dialect: Dialect) async throws {
    try await withSite(dialect) { site, client in
      for email in ["minsu@example.com", "nobody@example.com"] {
        for number in 1...5 {
          let written = number == 1 ? email.uppercased() : email
          #expect(try await ask(client, for: written, from: "192.0.2.\(number)").status == 302)
        }
        let answer = try await ask(client, for: email, from: "192.0.2.6")
        #expect(answer.status == 429 && answer.header("Retry-After") != nil)
      }
      #expect(try await site.outbox.count == 5)
    }
  }

  @Test("a client asks 5 times an hour, or as often as the key says", arguments: [nil, "2/1h"])
  func perClient(limit: String?) async throws {
    let environment = limit.map { ["DEBUG_DJANGO_PASSWORD_RESET_LIMIT": $0] } ?? [:]
    try await withSite(environment: environment) { _, client async throws in
      for number in 1...(limit == nil ? 5 : 2) {
        #expect(try await ask(client, for: "user\(number)@example.com").status == 302)
      }
      #expect(try await ask(client, for: "another@example.com").status == 429)
      #expect(try await ask(client, for: "another@example.com", from: "192.0.2.1").status == 302)
    }
  }

  @Test(
    "what isn't an address is named, and doesn't count",
    arguments: ["", "minsu", "a@b@c", "x@example.com\nBcc: y"])
  func malformed(email: String) async throws {
    try await withSite { site, client async throws in
      for _ in 1...6 { #expect(try await ask(client, for: email).status == 200) }
      #expect(try await site.outbox.isEmpty)
    }
  }

  @Test("the page and the mail are in the reader's language")
  func korean() async throws {
    try await withSite { site, client in
      let page = try await client.get(Self.path, headers: ["Accept-Language": "ko"])
      #expect(page.text.contains("<title>비밀번호 찾기") && page.text.contains("링크 받기"))
      _ = try await ask(client, for: "minsu@example.com", language: "ko")
      let mail = try #require(try await site.outbox.first)
      #expect(mail.subject.contains("새 비밀번호 설정") && mail.text.contains("사용자 이름: minsu\n"))
    }
  }

  @Test("the login page and the old site's address lead here")
  func ways() async throws {
    try await withSite { site, client in
      #expect(try await client.get("/accounts/login/").text.contains(#"href="\#(Self.path)""#))
      let former = try await client.get("/myaccounts/findpass/")
      #expect(former.status == 308 && former.location == Self.path)
    }
  }
}
