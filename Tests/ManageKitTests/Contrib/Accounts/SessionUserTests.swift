import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

struct SessionUserTests {
  private let keys = SigningKeys("a test's key")

  private func withUsers(_ body: (User, User) async throws -> Void) async throws {
    try await TestDatabase.withAccounts(.sqlite) { database in
      try await body(database.addUser("minsu"), database.addUser("jisoo"))
    }
  }

  @Test("a login stores the same values as Django")
  func keysOfDjango() async throws {
    try await withUsers { user, _ in
      let session = Session()
      session.logIn(user, keys: keys)
      #expect(session["_auth_user_id"] == .string("\(user.id)"))
      #expect(session["_auth_user_backend"] == "django.contrib.auth.backends.ModelBackend")
      #expect(session["_auth_user_hash"]?.string?.utf8.count == 64)
      #expect(session.userID == user.id && session.isValid(for: user, keys: keys))
    }
  }

  @Test("a login keeps an anonymous visitor's data, under a new key")
  func visitor() async throws {
    try await withUsers { user, _ in
      let session = Session(key: "planted", data: ["cart": 3])
      session.logIn(user, keys: keys)
      #expect(session["cart"] == 3)
      #expect(session.current.needsNewKey)
    }
  }

  @Test("a login drops another user's data")
  func anotherUser() async throws {
    try await withUsers { user, other in
      let session = Session()
      session.logIn(other, keys: keys)
      session["cart"] = 3
      session.logIn(user, keys: keys)
      #expect(session["cart"] == nil)
      #expect(session.userID == user.id)
    }
  }

  @Test("a new password ends the session")
  func newPassword() async throws {
    try await withUsers { user, _ in
      let session = Session()
      session.logIn(user, keys: keys)
      var changed = user
      changed.password = Secret("another hash")
      #expect(!session.isValid(for: changed, keys: keys))
      #expect(!session.isValid(for: user, keys: SigningKeys("another key")))
    }
  }
}
