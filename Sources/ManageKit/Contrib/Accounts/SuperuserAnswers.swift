import Foundation

/// The new administrator's name, e-mail address and password: from the options, else the settings, else the person at
/// the terminal.
struct SuperuserAnswers: Sendable {
  private let console: Console
  private let username: String?
  private let email: String?
  private let password: Secret?
  private var questions: AccountPrompts { AccountPrompts(console: console) }

  /// `settings` has every answer, the options' too; without it, what the options leave open is asked.
  init(console: Console, username: String?, email: String?, settings: SuperuserSettings?) {
    self.console = console
    self.username = settings?.name ?? username
    self.email = settings?.email ?? email
    password = settings?.password
  }

  /// The name, in Unicode's form NFKC.
  func username(isTaken: (String) async throws -> Bool) async throws -> String {
    if let username { return try Self.valid(username) }
    let own = try? Self.valid(ProcessInfo.processInfo.userName)
    let isFree = if let own { try await !isTaken(own) } else { false }
    let suggestion = isFree ? own : nil
    return try await questions.ask(
      suggestion.map { "Username (leave blank to use '\($0)'): " } ?? "Username: "
    ) { answer in
      if answer.isEmpty, let suggestion { return suggestion }
      return try Self.valid(answer)
    }
  }

  /// The e-mail address, which may be left blank.
  func email() async throws -> String {
    if let email { return email }
    return try await questions.ask("Email address: ") { answer in
      if !answer.isEmpty { try EmailValidator().validate(answer) }
      return answer
    }
  }

  /// The password, which must keep the rules; who is asked may insist on another, and the settings are only warned of.
  func password(for draft: User.Draft) async throws -> String {
    guard let password = password?.reveal() else { return try await askPassword(for: draft) }
    for problem in PasswordPolicy.site.problems(with: password, user: draft.attributes) {
      console.say("\(console.styled("warning:", .yellow)) the superuser's password is weak: \(problem.message)")
    }
    return password
  }

  private func askPassword(for draft: User.Draft) async throws -> String {
    while true {
      do {
        let password = try await questions.askNewPassword()
        let problems = PasswordPolicy.site.problems(with: password, user: draft.attributes)
        if problems.isEmpty { return password }
        try questions.complain(problems.map(\.message).joined(separator: " "))
        let answer = try await console.ask("Bypass password validation and create user anyway? [y/N]: ")
        if answer.lowercased() == "y" { return password }
      } catch let error as InvalidValue {
        try questions.complain(error.message)
      }
    }
  }

  private static func valid(_ username: String) throws -> String {
    let username = UsernameValidator.normalize(username.trimming(\.isWhitespace))
    try UsernameValidator.validate(username)
    return username
  }
}
