import Foundation
import ManageTesting
import Testing

@testable import ManageKit

struct SetPasswordPageTests {
  private let form = ["new_password1": "Bibimbap-mushroom-7", "new_password2": "Bibimbap-mushroom-7"]
  private static let key = "a key that signs links to new passwords, for tests alone"

  private func withSite(_ dialect: Dialect = .sqlite, _ body: (TestSite) async throws -> Void) async throws {
    try await TestSite.with(dialect, environment: ["DEBUG_DJANGO_SECRECT_KEY": Self.key]) { site in
      try await site.database.addUser("minsu")
      try await body(site)
    }
  }

  private func link(_ site: TestSite, at time: Date = Date()) async throws -> String {
    let user = try await site.database.user("minsu")
    let token = PasswordResetTokens(keys: SigningKeys(Self.key)).make(for: user.passwordResetSubject, at: time)
    return "/accounts/password/reset/\(user.uid)/\(token)/"
  }

  @Test("a link sets a password once, without its token in the address of the form", arguments: TestDatabase.available)
  func reset(dialect: Dialect) async throws {
    try await withSite(dialect) { site in
      let elsewhere = try await site.client(of: "minsu")
      let (client, link) = (site.client(), try await link(site))
      let first = try await client.get(link)
      let uid = try await site.database.user("minsu").uid
      let address = "/accounts/password/reset/\(uid)/set-password/"
      #expect(first.status == 302 && first.location == address)
      #expect(first.header("Referrer-Policy") == "no-referrer")
      let page = try await client.get(address)
      #expect(page.status == 200 && page.text.contains(#"name="new_password1""#))
      #expect(page.header("Referrer-Policy") == "same-origin")
      #expect(page.header("Cache-Control")?.contains("no-store") == true)
      let weak = try await client.post(address, form: ["new_password1": "minsu-1", "new_password2": "minsu-1"])
      #expect(weak.status == 200 && weak.text.contains("This password is too short."))

      let answer = try await client.post(address, form: form)
      #expect(answer.status == 302 && answer.location == "/accounts/login/")
      #expect(try await client.get("/accounts/login/").text.contains("Your new password is set."))
      #expect(try await !elsewhere.isLoggedIn)
      #expect(try await site.client().get(link).text.contains("This link no longer works"))
      #expect(try await client.post(address, form: form).text.contains("This link no longer works"))
      _ = try await site.client(of: "minsu", password: "Bibimbap-mushroom-7")
    }
  }

  @Test("a link ends with a login, a new address and three days, and with the account")
  func ended() async throws {
    try await withSite { site in
      for change in [
        "UPDATE accounts_user SET last_login = '2026-01-01 00:00:00'",
        "UPDATE accounts_user SET email = 'new@example.com'", "UPDATE accounts_user SET password = '!'",
      ] {
        let link = try await link(site)
        try await site.database.execute(SQL(unsafe: change))
        #expect(try await site.client().get(link).text.contains("This link no longer works"), "\(change)")
      }
      let old = try await link(site, at: Date(timeIntervalSinceNow: -259_260))
      #expect(try await site.client().get(old).text.contains("This link no longer works"))
      let link = try await link(site)
      try await site.database.execute("UPDATE accounts_user SET is_active = \(false)")
      #expect(try await site.client().get(link).text.contains("This link no longer works"))
    }
  }

  @Test("a session with one user's token sets no other's password")
  func anotherUser() async throws {
    try await withSite { site in
      let other = try await site.database.addUser("jisoo")
      let client = site.client()
      try await client.get(link(site))
      let address = "/accounts/password/reset/\(other.uid)/set-password/"
      #expect(try await client.get(address).text.contains("This link no longer works"))
      let token = await client.cookies["csrftoken"] ?? ""
      let answer = try await client.post(address, form: form.merging(["csrfmiddlewaretoken": token]) { $1 })
      #expect(answer.status == 403 || answer.text.contains("This link no longer works"))
      _ = try await site.client(of: "jisoo")
    }
  }

  @Test("links that nobody made say so")
  func invalid() async throws {
    try await withSite { site in
      for path in [
        "MQ/set-password", "MQ/d1p9c0-8980028271393ab4cc43b64604a1f70c", "x/y", "-/-", "OTk5OTk5OTk5OTk5OTk5/a-b",
      ] {
        let page = try await site.client().get("/accounts/password/reset/\(path)/")
        #expect(page.status == 200 && page.text.contains("This link no longer works"), "\(path)")
        #expect(page.cookies.allSatisfy { $0.name != "sessionid" })
      }
    }
  }
}
