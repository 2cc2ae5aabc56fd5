import ArgumentParser

/// `manage endsessions USER|--all`
struct EndSessions: Command {
  static let name = "endsessions"
  static let summary = "Log a user out everywhere, or everybody."
  static let discussion = """
    Ends the sessions that Django began on the same database too. Their rows are removed, so they don't come back.
    """
  static let requirements: [Requirement] = [.database, .web]

  @Argument(help: "The user.")
  var username: String?

  @Flag(help: "End every session, those of visitors without an account too.")
  var all = false

  func validate() throws {
    guard (username != nil) != all else { throw ValidationError("pass a user, or --all") }
  }

  func run(in context: CommandContext) async throws {
    let web = try context.settings.web
    let keys = SigningKeys(web.secretKey.reveal(), fallbacks: web.secretKeyFallbacks.map { $0.reveal() })
    try await context.withDatabase { database in
      guard let username else {
        return announce(try await SessionRegistry.endAll(in: database), "", context.console)
      }
      guard let user = try await User.find(username: username, in: database) else {
        throw CommandError("the user '\(username)' does not exist")
      }
      let ended = try await SessionRegistry(keys: keys).endAll(of: user, in: database)
      announce(ended, " of '\(user.username)'", context.console)
    }
  }

  private func announce(_ count: Int, _ owner: String, _ console: Console) {
    console.announce("\(count) \(count == 1 ? "session" : "sessions")\(owner) ended.")
  }
}
