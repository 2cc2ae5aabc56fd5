import ArgumentParser

/// `manage createsuperuser`
struct CreateSuperuser: Command {
  static let name = "createsuperuser"
  static let summary = "Create a superuser, an administrator with all rights."
  static let discussion = """
    Prompts for missing answers. With --noinput, DJANGO_SUPERUSER_NAME, DJANGO_SUPERUSER_EMAIL and \
    DJANGO_SUPERUSER_PASSWORD are used, with the profile's prefix; --username and --email win over them.
    """
  static let requirements: [Requirement] = [.database, .passwords, .superuser]

  @Flag(name: .noInput, help: "Ask nothing: the environment has the answers.")
  var noInput = false

  @Option(help: "The name to log in with.")
  var username: String?

  @Option(help: "The e-mail address.")
  var email: String?

  @Flag(help: "Set the rights, e-mail address and password of a user that already exists.")
  var update = false

  /// With `--noinput` the options count among the settings, which `run(in:)` therefore reads itself.
  var requirements: [Requirement] { noInput ? [] : [.database, .passwords] }

  func validate() throws {
    do throws(InvalidValue) {
      if let username { try UsernameValidator.validate(UsernameValidator.normalize(username)) }
      if let email { try User.validate(email: email) }
    } catch {
      throw ValidationError(error.message)
    }
  }

  func run(in context: CommandContext) async throws {
    let context = noInput ? try answering(context) : context
    if noInput { _ = try context.settings.superuser }
    let hasher = PasswordHasher(rounds: try context.settings.passwordRounds)
    try await context.withDatabase { database in
      let username = try await answerUsername(in: context, database)
      if let user = try await User.find(username: username, in: database) {
        return try await keep(user, hasher, database, context)
      }
      var draft = User.Draft(username: username, email: try await answerEmail(in: context), isAdministrator: true)
      try await draft.setPassword(answerPassword(for: draft, in: context), hasher: hasher)
      if try await User.create(draft, in: database) != nil {
        return context.console.announce("Superuser '\(username)' created successfully.")
      }
      // Somebody else has created the user in the meantime, most likely the same command.
      if let user = try await User.find(username: username, in: database) {
        try await keep(user, hasher, database, context)
      }
    }
  }

  private func keep(
    _ user: User, _ hasher: PasswordHasher, _ database: Database, _ context: CommandContext
  ) async throws {
    if update { return try await change(user, hasher, database, context) }
    guard user.isSuperuser, user.isActive else {
      throw CommandError(
        "the user '\(user.username)' exists but is not an active superuser", hint: "pass --update to make them one")
    }
    context.console.announce("Superuser '\(user.username)' already exists; left as it is.")
  }

  private func change(
    _ user: User, _ hasher: PasswordHasher, _ database: Database, _ context: CommandContext
  ) async throws {
    let email = try await answerEmail(in: context)
    let draft = User.Draft(
      username: user.username, email: email, firstName: user.firstName, lastName: user.lastName)
    let password = try await answerPassword(for: draft, in: context)
    if try await !verifies(password, user, hasher) {
      try await user.setPassword(password, hasher: hasher, in: database)
    }
    try await user.makeAdministrator(email: email, in: database)
    context.console.announce("Superuser '\(user.username)' updated.")
  }

  private func verifies(_ password: String, _ user: User, _ hasher: PasswordHasher) async throws -> Bool {
    do throws(PasswordHasherError) {
      return try await user.checkPassword(password, hasher: hasher)
    } catch {
      guard case .malformed = error else { throw error }
      return false
    }
  }

  /// The context with all settings, the options among them, so that what is missing is named at once.
  private func answering(_ context: CommandContext) throws(SettingsError) -> CommandContext {
    let keys = ["DJANGO_SUPERUSER_NAME": username, "DJANGO_SUPERUSER_EMAIL": email].compactMapValues(\.self)
    let prefix = context.settings.profile.prefix
    var context = context
    context.environment = context.environment.overriding(
      Dictionary(uniqueKeysWithValues: keys.map { (prefix + $0, $1) }))
    context.settings = try context.settings(requiring: Self.requirements)
    return context
  }
}
