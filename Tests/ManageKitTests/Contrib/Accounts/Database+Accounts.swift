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
    let users = Users(self)
    let made = try await PasswordHasher(rounds: 1000).hash(password)
    let draft = User.Draft(username: username, email: "\(username)@example.com")
    _ = try await users.insert(draft, passwordHash: hash ?? made)
    try await execute("UPDATE accounts_user SET is_active = \(isActive) WHERE username = \(username)")
    return try await user(username)
  }

  /// The user of this name.
  func user(_ username: String) async throws -> User {
    guard let user = try await Users(self).find(username: username) else { throw NoSuchUser(username: username) }
    return user
  }

  /// What an app's pages get of a site on this database.
  func site(rounds: Int = 1000) -> SiteContext {
    let hasher = PasswordHasher(rounds: rounds, pool: HashingPool(waiting: 100))
    return SiteContext(
      database: self, passwordHasher: hasher, signingKeys: SigningKeys("a test's key"),
      logger: Logger(label: "test"))
  }
}

struct NoSuchUser: Error {
  let username: String
}
