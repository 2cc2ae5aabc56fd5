import Foundation
import Logging
import ManageTesting

@testable import ManageKit

extension TestDatabase {
  /// A database with the tables of the accounts, for one test.
  static func withAccounts<T>(_ dialect: Dialect, _ body: (Database) async throws -> T) async throws -> T {
    try await withDatabase(dialect) { database in
      let migrations = try Site([.accounts]).migrations(root: "/nonexistent", dialect: dialect)
      try await migrations.migrate(to: .app("accounts"), in: database)
      return try await body(database)
    }
  }
}

extension Database {
  /// Adds a user whose hash has few rounds.
  @discardableResult
  func addUser(
    _ username: String, password: String = "Kimchi-jjigae-42", hash: String? = nil, isActive: Bool = true
  ) async throws -> User {
    var draft = User.Draft(username: username, email: "\(username)@example.com")
    try await draft.setPassword(password, hasher: PasswordHasher(rounds: 1000))
    if let hash { draft.password = Secret(hash) }
    _ = try await User.create(draft, in: self)
    try await execute("UPDATE accounts_user SET is_active = \(isActive) WHERE username = \(username)")
    return try await user(username)
  }

  /// The user of this name.
  func user(_ username: String) async throws -> User {
    guard let user = try await User.find(username: username, in: self) else { throw NoSuchUser(username: username) }
    return user
  }

  /// What an app's pages get of a site on this database.
  func site(rounds: Int = 1000) -> SiteContext {
    let hasher = PasswordHasher(rounds: rounds, pool: HashingPool(waiting: 100))
    return SiteContext(
      database: self, passwordHasher: hasher, signingKeys: SigningKeys("a test's key"),
      settings: Settings(profile: .test, root: "."), logger: Logger(label: "test"))
  }
}

struct NoSuchUser: Error {
  let username: String
}
