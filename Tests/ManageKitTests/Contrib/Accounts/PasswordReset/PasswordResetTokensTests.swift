import Foundation
import ManageTesting
import Testing

@testable import ManageKit

struct PasswordResetTokensTests {
  private let tokens = PasswordResetTokens(keys: SigningKeys("a test's key"))
  private let time = Date(timeIntervalSinceReferenceDate: 788_918_400)
  private let subject = PasswordResetSubject(
    key: "42", password: Secret("pbkdf2_sha256$1000$salt$hash"),
    lastLogin: Date(timeIntervalSinceReferenceDate: 788_000_000.25), email: "minsu@example.com")

  @Test("a token is the one that Django makes")
  func django() {
    let tokens = PasswordResetTokens(keys: SigningKeys("django-insecure-vectors-key-0123456789"))
    let nobody = PasswordResetSubject(
      key: "1", password: Secret("pbkdf2_sha256$1$s$aGFzaA=="), lastLogin: nil, email: "")
    #expect(tokens.make(for: nobody, at: time) == "d1p9c0-8980028271393ab4cc43b64604a1f70c")
  }

  @Test("a token lasts for three days to the second, also under a former key")
  func timeout() {
    let token = tokens.make(for: subject, at: time)
    #expect(tokens.isValid(token, for: subject, at: time.addingTimeInterval(259_200)))
    #expect(!tokens.isValid(token, for: subject, at: time.addingTimeInterval(259_201)))
    let rotated = PasswordResetTokens(keys: SigningKeys("a new key", fallbacks: ["a test's key"]))
    #expect(rotated.isValid(token, for: subject, at: time))
    #expect(!PasswordResetTokens(keys: SigningKeys("a new key")).isValid(token, for: subject, at: time))
  }

  @Test("a token ends with a login, a new password, a new address, and is nobody else's")
  func changes() {
    let token = tokens.make(for: subject, at: time)
    let (key, password, login, email) = (subject.key, subject.password, subject.lastLogin, subject.email)
    for changed in [
      PasswordResetSubject(key: "43", password: password, lastLogin: login, email: email),
      PasswordResetSubject(key: key, password: Secret("another"), lastLogin: login, email: email),
      PasswordResetSubject(key: key, password: password, lastLogin: login?.addingTimeInterval(1), email: email),
      PasswordResetSubject(key: key, password: password, lastLogin: nil, email: email),
      PasswordResetSubject(key: key, password: password, lastLogin: login, email: "jisoo@example.com"),
    ] {
      #expect(!tokens.isValid(token, for: changed, at: time))
    }
  }

  @Test(
    "what isn't a token is none",
    arguments: [
      "", "-", "a-b-c", "no dash", "D1P9C0-8980028271393AB4CC43B64604A1F70C", "-1y2p0ij32e8e8-0", "\u{301}-\u{301}",
      String(repeating: "9", count: 100_000), "0-" + String(repeating: "\u{301}", count: 100_000),
    ])
  func malformed(text: String) {
    #expect(!tokens.isValid(text, for: subject, at: time))
  }

  @Test("a token of a user who has been stored is valid for the user as loaded", arguments: TestDatabase.available)
  func stored(dialect: Dialect) async throws {
    try await TestDatabase.withAccounts(dialect) { database in
      try await database.addUser("minsu")
      try await database.execute("UPDATE accounts_user SET last_login = \(Date())")
      let token = tokens.make(for: try await database.user("minsu").passwordResetSubject)
      #expect(tokens.isValid(token, for: try await database.user("minsu").passwordResetSubject))
    }
  }

  @Test("a user's key stands in a link as Django writes it, and nothing else is read as one")
  func uid() async throws {
    try await TestDatabase.withAccounts(.sqlite) { database in
      let user = try await database.addUser("minsu")
      #expect(User.key(ofUID: user.uid) == user.id)
    }
    #expect(User.key(ofUID: "MQ") == 1 && User.key(ofUID: "NDI") == 42)
    for text in ["", "-", "bWluc3U", "LTE", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM", String(repeating: "M", count: 100_000)] {
      #expect(User.key(ofUID: text) == nil)
    }
  }
}
