import Foundation
import ManageTemplateEngine
import ManageTesting
import Testing

@testable import ManageKit

struct UsersTests {
  @Test("a user comes back as it was put in", arguments: TestDatabase.available)
  func roundTrip(dialect: Dialect) async throws {
    try await TestDatabase.withAccounts(dialect) { database in
      let before = Date()
      let draft = User.Draft(
        username: "minsu", email: "Minsu@EXAMPLE.com", firstName: "민수", lastName: "김", isAdministrator: true)
      let user = try #require(try await Users(database).insert(draft, passwordHash: "pbkdf2_sha256$1$salt$hash"))
      #expect(user.username == "minsu" && user.email == "Minsu@example.com" && user.fullName == "민수 김")
      #expect(user.isStaff && user.isSuperuser && user.isActive)
      #expect(user.name == "" && user.lastLogin == nil)
      #expect(abs(user.dateJoined.timeIntervalSince(before)) < 60)
      #expect(try await Users(database).find(id: user.id)?.username == "minsu")
    }
  }

  @Test("a name is found in any of Unicode's forms, and with its own capitals alone", arguments: TestDatabase.available)
  func normalization(dialect: Dialect) async throws {
    try await TestDatabase.withAccounts(dialect) { database in
      try await database.addUser("minsu")
      #expect(try await Users(database).find(username: "ｍｉｎｓｕ") != nil)
      #expect(try await Users(database).find(username: "Minsu") == nil)
      #expect(try await Users(database).isTaken(username: "Minsu"))
      #expect(try await !Users(database).isTaken(username: "minsoo"))
    }
  }

  @Test("of many signups with one name at once, one gets it", arguments: TestDatabase.available)
  func race(dialect: Dialect) async throws {
    try await TestDatabase.withAccounts(dialect) { database in
      let draft = User.Draft(username: "minsu", email: "")
      let made = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 1...10 {
          group.addTask { try await Users(database).insert(draft, passwordHash: "!") != nil }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(made == 1)
    }
  }

  @Test("a password that was changed in the meantime is not replaced", arguments: TestDatabase.available)
  func replacing(dialect: Dialect) async throws {
    try await TestDatabase.withAccounts(dialect) { database in
      let user = try await database.addUser("minsu")
      #expect(try await Users(database).replacePassword(of: user, withHash: "first"))
      #expect(try await !Users(database).replacePassword(of: user, withHash: "second"))
      #expect(try await database.user("minsu").password.reveal() == "first")
    }
  }

  @Test("a template sees a user's fields by Django's names, and never the password")
  func template() async throws {
    try await TestDatabase.withAccounts(.sqlite) { database in
      let user = try await database.addUser("minsu")
      #expect(user.member("username")?.text == "minsu")
      #expect(user.member("is_authenticated")?.text == "True")
      #expect(user.member("password") == nil)
      #expect(!"\(user)".contains("pbkdf2"))
      #expect(AnonymousUser().member("is_authenticated")?.text == "False")
    }
  }
}
