import ManageTesting
import Testing

@testable import ManageKit

struct AuthenticatorTests {
  private let password = "Kimchi-jjigae-42"

  @Test("the right name and password find the user", arguments: TestDatabase.available)
  func right(dialect: Dialect) async throws {
    try await TestDatabase.withAccounts(dialect) { database in
      try await database.addUser("minsu")
      let authenticator = Authenticator(database.site())
      #expect(try await authenticator.user(username: "minsu", password: password)?.username == "minsu")
      #expect(try await authenticator.user(username: "minsu", password: password + " ") == nil)
      #expect(try await authenticator.user(username: "MINSU", password: password) == nil)
      #expect(try await authenticator.user(username: "nobody", password: password) == nil)
    }
  }

  @Test(
    "users that are inactive, or whose password is unusable or damaged, can't log in",
    arguments: [nil, "!4n8WYIonVX2bU2l2VDoqcIFCDwWoERK4XGIdQkte", "", "pbkdf2_sha256$x$y", "md5$a$b"])
  func locked(hash: String?) async throws {
    try await TestDatabase.withAccounts(.sqlite) { database in
      try await database.addUser("minsu", hash: hash, isActive: hash != nil)
      let authenticator = Authenticator(database.site())
      #expect(try await authenticator.user(username: "minsu", password: password) == nil)
      #expect(try await authenticator.user(username: "minsu", password: "") == nil)
    }
  }

  @Test("a hash with fewer rounds is replaced by one with the site's")
  func upgrade() async throws {
    try await TestDatabase.withAccounts(.sqlite) { database in
      try await database.addUser("minsu")
      let authenticator = Authenticator(database.site(rounds: 2000))
      let user = try await authenticator.user(username: "minsu", password: password)
      let stored = try await database.user("minsu").password.reveal()
      #expect(stored.hasPrefix("pbkdf2_sha256$2000$"))
      #expect(user?.password.reveal() == stored)
      #expect(try await authenticator.user(username: "minsu", password: password)?.password.reveal() == stored)
    }
  }

  @Test("logins that upgrade at once agree on the hash, so that none ends another's session")
  func upgradeRace() async throws {
    try await TestDatabase.withAccounts(.sqlite) { database in
      try await database.addUser("minsu")
      let authenticator = Authenticator(database.site(rounds: 2000))
      let password = password
      let hashes = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 1...8 {
          group.addTask { try await authenticator.user(username: "minsu", password: password)?.password.reveal() }
        }
        return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
      }
      let stored = try await database.user("minsu").password.reveal()
      #expect(hashes == [stored])
    }
  }
}
