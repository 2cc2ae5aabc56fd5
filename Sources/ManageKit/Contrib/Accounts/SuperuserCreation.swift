/// Makes an administrator, or sees to it that a user is one.
struct SuperuserCreation {
  let users: Users
  let hasher: PasswordHasher
  let answers: SuperuserAnswers
  /// Whether a user who already exists is changed.
  let updates: Bool
  let console: Console

  func run() async throws {
    let username = try await answers.username { try await users.find(username: $0) != nil }
    if let user = try await users.find(username: username) { return try await keep(user) }
    let draft = User.Draft(username: username, email: try await answers.email(), isAdministrator: true)
    let hash = try await hasher.hash(answers.password(for: draft))
    if try await users.insert(draft, passwordHash: hash) != nil {
      return console.announce("Superuser '\(username)' created successfully.")
    }
    // Somebody else has created the user in the meantime, most likely the same command.
    if let user = try await users.find(username: username) { try await keep(user) }
  }

  private func keep(_ user: User) async throws {
    if updates { return try await update(user) }
    guard user.isSuperuser, user.isActive else {
      throw CommandError(
        "the user '\(user.username)' exists but is not an active superuser", hint: "pass --update to make them one")
    }
    console.announce("Superuser '\(user.username)' already exists; left as it is.")
  }

  private func update(_ user: User) async throws {
    let email = try await answers.email()
    let draft = User.Draft(
      username: user.username, email: email, firstName: user.firstName, lastName: user.lastName)
    let password = try await answers.password(for: draft)
    if try await !verifies(password, user) {
      try await users.setPassword(of: user.id, toHash: hasher.hash(password))
    }
    try await users.makeAdministrator(user.id, email: email)
    console.announce("Superuser '\(user.username)' updated.")
  }

  private func verifies(_ password: String, _ user: User) async throws -> Bool {
    do throws(PasswordHasherError) {
      return try await hasher.verify(password, user.password.reveal())
    } catch {
      guard case .malformed = error else { throw error }
      return false
    }
  }
}
