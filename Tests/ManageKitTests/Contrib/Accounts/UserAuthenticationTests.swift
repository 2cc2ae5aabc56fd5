import ManageTesting
import Testing

@testable import ManageKit

struct UserAuthenticationTests {
  private let password = "Kimchi-jjigae-42"

  @Test("the right name and password find the user", arguments: TestDatabase.available)
  func right(dialect: Dialect) async throws {
    try await TestDatabase.withAccounts(dialect) { database in
      try await database.addUser("minsu")
      let site = database.site()
      #expect(try await User.authenticate(username: "minsu", password: password, on: site)?.username == "minsu")
      #expect(try await User.authenticate(username: "minsu", password: password + " ", on: site) == nil)
      #expect(try await User.authenticate(username: "MINSU", password: password, on: site) == nil)
      #expect(try await User.authenticate(username: "nobody", password: password, on: site) == nil)
    }
  }

  @Test(
    "users that are inactive, or whose password is unusable or damaged, can't log in",
    arguments: [nil, "!4n8WYIonVX2bU2l2VDoqcIFCDwWoERK4XGIdQkte", "", "pbkdf2_sha256$x$y", "md5$a$b"])
  func locked(hash: String?) async throws {
    try await TestDatabase.withAccounts(.sqlite) { database in
      try await database.addUser("minsu", hash: hash, isActive: hash != nil)
      let site = database.site()
      #expect(try await User.authenticate(username: "minsu", password: password, on: site) == nil)
      #expect(try await User.authenticate(username: "minsu", password: "", on: site) == nil)
    }
  }

  @Test("a hash with fewer rounds is replaced by one with the site's")
  func upgrade() async throws {
    try await TestDatabase.withAccounts(.sqlite) { database in
      try await database.addUser("minsu")
      let site = database.site(rounds: 2000)
      let user = try await User.authenticate(username: "minsu", password: password, on: site)
      let stored = try await database.user("minsu").password.reveal()
      #expect(stored.hasPrefix("pbkdf2_sha256$2000$"))
      #expect(user?.password.reveal() == stored)
      #expect(try await User.authenticate(username: "minsu", password: password, on: site)?.password.reveal() == stored)
    }
  }

  @Test("logins that upgrade at once agree on the hash, so that none ends another's session")
  func upgradeRace() async throws {
    try await TestDatabase.withAccounts(.sqlite) { database in
      try await database.addUser("minsu")
      let site = database.site(rounds: 2000)
      let password = password
      let hashes = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 1...8 {
          group.addTask {
            try await User.authenticate(username: "minsu", password: password, on: site)?.password.reveal()
          }
        }
        return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
      }
      let stored = try await database.user("minsu").password.reveal()
      #expect(hashes == [stored])
    }
  }
}
