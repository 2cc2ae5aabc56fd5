import ArgumentParser

/// `manage createsuperuser`
struct CreateSuperuser: Command {
  static let name = "createsuperuser"
  static let summary = "Create a superuser, an administrator with all rights."
  static let discussion = """
    Prompts for missing answers. With --noinput, DJANGO_SUPERUSER_NAME, DJANGO_SUPERUSER_EMAIL and \
    DJANGO_SUPERUSER_PASSWORD are used, with the profile's prefix; --username and --email win over them.
    """
  static let requirements: Set<Requirement> = [.database, .passwords, .superuser]

  @Flag(name: .customLong("noinput"), help: "Ask nothing: the environment has the answers.")
  var noInput = false

  @Option(help: "The name to log in with.")
  var username: String?

  @Option(help: "The e-mail address.")
  var email: String?

  @Flag(help: "Set the rights, e-mail address and password of a user that already exists.")
  var update = false

  /// With `--noinput` the options count among the settings, which `run(in:)` therefore reads itself.
  var requirements: Set<Requirement> { noInput ? [] : [.database, .passwords] }

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
  private func answering(_ context: CommandContext) throws -> CommandContext {
    let (environment, profile) = (context.environment, context.settings.profile)
    var variables = Dictionary(
      uniqueKeysWithValues: environment.names.map { ($0, environment.lookup($0)?.value.reveal() ?? "") })
    if let username { variables[profile.prefix + "DJANGO_SUPERUSER_NAME"] = username }
    if let email { variables[profile.prefix + "DJANGO_SUPERUSER_EMAIL"] = email }
    let complete = SiteEnvironment(root: environment.root, process: variables, file: environment.file)
    let settings = try Settings(
      profile: profile, environment: complete, requiring: Self.requirements, command: Self.name)
    return CommandContext(site: context.site, console: context.console, settings: settings, environment: environment)
  }
}
