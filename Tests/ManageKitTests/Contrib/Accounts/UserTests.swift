import Foundation
import ManageTemplateEngine
import ManageTesting
import Testing

@testable import ManageKit

struct UserTests {
  @Test("a user comes back as it was put in", arguments: TestDatabase.available)
  func roundTrip(dialect: Dialect) async throws {
    try await TestDatabase.withAccounts(dialect) { database in
      let before = Date()
      let draft = User.Draft(
        username: "minsu", email: "Minsu@EXAMPLE.com", firstName: "민수", lastName: "김", isAdministrator: true)
      let user = try #require(try await User.create(draft, in: database))
      #expect(user.username == "minsu" && user.email == "Minsu@example.com" && user.fullName == "민수 김")
      #expect(user.isStaff && user.isSuperuser && user.isActive)
      #expect(user.name == "" && user.lastLogin == nil)
      #expect(abs(user.dateJoined.timeIntervalSince(before)) < 60)
      #expect(try await User.find(user.id, in: database)?.username == "minsu")
    }
  }

  @Test("a name is found in any of Unicode's forms, and with its own capitals alone", arguments: TestDatabase.available)
  func normalization(dialect: Dialect) async throws {
    try await TestDatabase.withAccounts(dialect) { database in
      try await database.addUser("minsu")
      #expect(try await User.find(username: "ｍｉｎｓｕ", in: database) != nil)
      #expect(try await User.find(username: "Minsu", in: database) == nil)
      #expect(try await User.isTaken(username: "Minsu", in: database))
      #expect(try await !User.isTaken(username: "minsoo", in: database))
    }
  }

  @Test("of many signups with one name at once, one gets it", arguments: TestDatabase.available)
  func race(dialect: Dialect) async throws {
    try await TestDatabase.withAccounts(dialect) { database in
      let draft = User.Draft(username: "minsu", email: "")
      let made = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 1...10 {
          group.addTask { try await User.create(draft, in: database) != nil }
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
      #expect(try await user.replacePassword(withHash: "first", in: database))
      #expect(try await !user.replacePassword(withHash: "second", in: database))
      #expect(try await database.user("minsu").password.reveal() == "first")
    }
  }

  @Test("a new password is the user's from then on", arguments: TestDatabase.available)
  func settingPassword(dialect: Dialect) async throws {
    try await TestDatabase.withAccounts(dialect) { database in
      let (user, hasher) = (try await database.addUser("minsu"), PasswordHasher(rounds: 1000))
      #expect(try await user.checkPassword("Kimchi-jjigae-42", hasher: hasher))
      try await user.setPassword("Bibimbap-7", hasher: hasher, in: database)
      let changed = try await database.user("minsu")
      #expect(try await changed.checkPassword("Bibimbap-7", hasher: hasher))
      #expect(try await !changed.checkPassword("Kimchi-jjigae-42", hasher: hasher))
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
