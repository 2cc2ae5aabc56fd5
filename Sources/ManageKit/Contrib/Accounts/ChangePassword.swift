import ArgumentParser

/// `manage changepassword [USERNAME]`
struct ChangePassword: Command {
  static let name = "changepassword"
  static let summary = "Change a user's password."
  static let requirements: [Requirement] = [.database, .passwords]
  private static let maximumTries = 3

  @Argument(help: "The user; by default the one with the system user's name.")
  var username: String?

  func run(in context: CommandContext) async throws {
    let username = try username ?? SystemUser.name(or: "USERNAME")
    let hasher = PasswordHasher(rounds: try context.settings.passwordRounds)
    try await context.withDatabase { database in
      guard let user = try await User.find(username: username, in: database) else {
        throw CommandError("the user '\(username)' does not exist")
      }
      context.console.say("Changing password for user '\(user.username)'", atVerbosity: 1)
      let password = try await askPassword(for: user, context.console)
      try await user.setPassword(password, hasher: hasher, in: database)
      context.console.announce("Password changed successfully for user '\(user.username)'")
    }
  }

  private func askPassword(for user: User, _ console: Console) async throws -> String {
    for _ in 1...Self.maximumTries {
      do {
        let password = try await console.askNewPassword()
        let problems = PasswordPolicy.site.problems(with: password, user: user.attributes)
        if problems.isEmpty { return password }
        for problem in problems { console.say(problem.message, atVerbosity: 0) }
      } catch let error as InvalidValue {
        console.say(error.message, atVerbosity: 0)
      }
    }
    throw CommandError("the password of '\(user.username)' is unchanged after \(Self.maximumTries) attempts")
  }
}
