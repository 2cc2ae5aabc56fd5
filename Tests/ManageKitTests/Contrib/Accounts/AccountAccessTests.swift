import HTTPTypes
import ManageTesting
import Testing

@testable import ManageKit

/// Who may do what with which page of the accounts: each row is a page and a method, and what each role is answered.
@Suite("Nobody sees or changes an account that isn't theirs")
struct AccountAccessTests {
  private enum Role: String, CaseIterable {
    case visitor, user, staff, superuser
  }

  private enum Answer {
    /// The page, of the asker's own account.
    case page
    /// The way to the login page, and nothing has changed.
    case login
    /// 302 elsewhere.
    case elsewhere(String)
    case status(Int)
  }

  private struct Rule: CustomStringConvertible {
    let method: HTTPRequest.Method
    let path: String
    var form: [String: String] = [:]
    let visitor: Answer
    /// A user of whatever role: none may more than another with their own account.
    let user: Answer

    var description: String { "\(method) \(path)" }

    func answer(to role: Role) -> Answer { role == .visitor ? visitor : user }
  }

  private static let rules = [
    Rule(method: .get, path: "/accounts/login/", visitor: .page, user: .elsewhere("/")),
    Rule(method: .get, path: "/accounts/signup/", visitor: .page, user: .page),
    Rule(method: .get, path: "/accounts/profile/", visitor: .login, user: .page),
    Rule(
      method: .post, path: "/accounts/profile/", form: ["first_name": "Changed"], visitor: .login,
      user: .elsewhere("/accounts/profile/")),
    Rule(method: .put, path: "/accounts/profile/", visitor: .status(405), user: .status(405)),
    Rule(method: .get, path: "/accounts/export/", visitor: .login, user: .page),
    Rule(method: .post, path: "/accounts/export/", visitor: .status(405), user: .status(405)),
    Rule(method: .get, path: "/accounts/password/change/", visitor: .login, user: .page),
    Rule(
      method: .post, path: "/accounts/password/change/", form: ["old_password": "wrong"], visitor: .login, user: .page),
    Rule(method: .get, path: "/accounts/sessions/", visitor: .login, user: .page),
    Rule(
      method: .post, path: "/accounts/sessions/", form: ["session": "others"], visitor: .login,
      user: .elsewhere("/accounts/sessions/")),
    Rule(method: .get, path: "/accounts/delete/", visitor: .login, user: .page),
    Rule(method: .post, path: "/accounts/delete/", form: ["password": "wrong"], visitor: .login, user: .page),
    Rule(method: .delete, path: "/accounts/delete/", visitor: .status(405), user: .status(405)),
    Rule(method: .get, path: "/accounts/logout/", visitor: .status(405), user: .status(405)),
    Rule(method: .get, path: "/accounts/password/reset/", visitor: .page, user: .page),
    Rule(method: .get, path: "/accounts/password/reset/done/", visitor: .page, user: .page),
    Rule(method: .get, path: "/accounts/password/reset/MQ/set-password/", visitor: .page, user: .page),
  ]

  @Test("row by row", arguments: TestDatabase.available)
  func table(dialect: Dialect) async throws {
    try await TestSite.with(dialect) { site in
      // Their names and addresses must not be seen by anybody else.
      let other = try await site.database.addUser("stranger")
      for role in Role.allCases.dropFirst() { try await site.database.addUser(role.rawValue) }
      try await site.database.execute(
        "UPDATE accounts_user SET is_staff = \(true) WHERE username IN ('staff', 'superuser')")
      try await site.database.execute("UPDATE accounts_user SET is_superuser = \(true) WHERE username = 'superuser'")
      for role in Role.allCases {
        let client = role == .visitor ? site.client() : try await site.client(of: role.rawValue)
        for rule in Self.rules {
          try await client.get(role == .visitor ? "/accounts/login/" : "/accounts/profile/")
          let before = try await users(of: site)
          // Whatever else a form says, it is about the asker.
          var form = rule.form.merging(["id": "\(other.id)", "user": "stranger", "username": "stranger"]) { $1 }
          form["csrfmiddlewaretoken"] = await client.cookies["csrftoken"]
          let answer =
            rule.method == .post
            ? try await client.post(rule.path, form: form) : try await client.send(rule.method, rule.path)
          check(answer, rule, role)
          #expect(!answer.text.contains("stranger@example.com"), "\(role) \(rule)")
          let changed = zip(before, try await users(of: site)).filter { $0 != $1 }.map(\.0.username)
          #expect(changed.allSatisfy { $0 == role.rawValue }, "\(role) \(rule) changed \(changed)")
        }
      }
    }
  }

  private func users(of site: TestSite) async throws -> [User] {
    try await User.order { $0.id.ascending }.fetch(from: site.database)
  }

  private func check(_ answer: TestPage, _ rule: Rule, _ role: Role) {
    switch rule.answer(to: role) {
    case .page: #expect(answer.status == 200, "\(role) \(rule)")
    case .login:
      #expect(answer.status == 302 && answer.location == "/accounts/login/?next=\(rule.path)", "\(role) \(rule)")
    case .elsewhere(let location):
      #expect(answer.status == 302 && answer.location == location, "\(role) \(rule)")
    case .status(let status): #expect(answer.status == status, "\(role) \(rule)")
    }
  }
}
