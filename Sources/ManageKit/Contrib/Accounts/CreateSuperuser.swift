import ArgumentParser

/// `manage createsuperuser`
struct CreateSuperuser: Command {
  static let name = "createsuperuser"
  static let summary = "Create an administrator, who may do everything."
  static let discussion = """
    Asks for what isn't given. With --noinput, DJANGO_SUPERUSER_NAME, DJANGO_SUPERUSER_EMAIL and \
    DJANGO_SUPERUSER_PASSWORD answer, with the profile's prefix; --username and --email win over them.
    """
  static let requirements: [Requirement] = [.database, .passwords, .superuser]

  @Flag(name: .customLong("noinput"), help: "Ask nothing: the environment has the answers.")
  var noInput = false

  @Option(help: "The name to log in with.")
  var username: String?

  @Option(help: "The e-mail address.")
  var email: String?

  @Flag(help: "Give the rights, the e-mail address and the password to a user who exists already.")
  var update = false

  /// With `--noinput` the options count among the settings, which `run(in:)` therefore reads itself.
  var requirements: [Requirement] { noInput ? [] : [.database, .passwords] }

  func validate() throws {
    do throws(InvalidValue) {
      if let username { try UsernameValidator.validate(UsernameValidator.normalize(username)) }
      if let email { try EmailValidator().validate(email) }
    } catch {
      throw ValidationError(error.message)
    }
  }

  func run(in context: CommandContext) async throws {
    let context = noInput ? try answering(context) : context
    let answers = try SuperuserAnswers(
      console: context.console, username: username, email: email, settings: noInput ? context.settings.superuser : nil)
    let hasher = PasswordHasher(rounds: try context.settings.passwordRounds)
    try await context.withDatabase { database in
      let superuser = SuperuserCreation(
        users: Users(database), hasher: hasher, answers: answers, updates: update, console: context.console)
      try await superuser.run()
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
