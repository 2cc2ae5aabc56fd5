import ManageGroundwork

/// The new administrator's name, e-mail address and password: from the options, else the settings, else the person at
/// the terminal.
extension CreateSuperuser {
  private static let withoutAnswers = "--noinput asks nothing: the environment has the answers"

  /// The name, in Unicode's form NFKC.
  func answerUsername(in context: CommandContext, _ database: Database) async throws -> String {
    if let username = try settings(context)?.name ?? username { return try Self.valid(username) }
    let own = SystemUser.name.flatMap { try? Self.valid($0) }
    let isFree = if let own { try await User.find(username: own, in: database) == nil } else { false }
    let suggestion = isFree ? own : nil
    return try await context.console.ask(
      suggestion.map { "Username (leave blank to use '\($0)'): " } ?? "Username: ", hint: Self.withoutAnswers
    ) { answer in
      if answer.isEmpty, let suggestion { return suggestion }
      return try Self.valid(answer)
    }
  }

  /// The e-mail address, which may be left blank.
  func answerEmail(in context: CommandContext) async throws -> String {
    if let email = try settings(context)?.email ?? email { return email }
    return try await context.console.ask("Email address: ", hint: Self.withoutAnswers) { answer in
      if !answer.isEmpty { try User.validate(email: answer) }
      return answer
    }
  }

  /// The password. One typed at the prompt must pass the policy unless the person insists; one from the settings only
  /// earns a warning.
  func answerPassword(for draft: User.Draft, in context: CommandContext) async throws -> String {
    guard let password = try settings(context)?.password.reveal() else {
      return try await askPassword(for: draft, context.console)
    }
    for problem in PasswordPolicy.site.problems(with: password, user: draft.attributes) {
      context.console.warn("the superuser's password is weak: \(problem.message)")
    }
    return password
  }

  /// The settings, which have every answer with `--noinput`, the options' too.
  private func settings(_ context: CommandContext) throws -> SuperuserSettings? {
    noInput ? try context.settings.superuser : nil
  }

  private func askPassword(for draft: User.Draft, _ console: Console) async throws -> String {
    while true {
      do {
        let password = try await console.askNewPassword(hint: Self.withoutAnswers)
        let problems = PasswordPolicy.site.problems(with: password, user: draft.attributes)
        if problems.isEmpty { return password }
        try console.complain(problems.map(\.message).joined(separator: " "), hint: Self.withoutAnswers)
        let answer = try await console.ask(
          "Bypass password validation and create user anyway? [y/N]: ", hint: Self.withoutAnswers)
        if answer.lowercased() == "y" { return password }
      } catch let error as InvalidValue {
        try console.complain(error.message, hint: Self.withoutAnswers)
      }
    }
  }

  private static func valid(_ username: String) throws -> String {
    let username = UsernameValidator.normalize(username.trimmingWhitespace())
    try UsernameValidator.validate(username)
    return username
  }
}
