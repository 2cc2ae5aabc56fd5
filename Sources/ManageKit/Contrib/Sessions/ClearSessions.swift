/// `manage clearsessions`
struct ClearSessions: Command {
  static let name = "clearsessions"
  static let summary = "Remove the sessions that have expired."
  static let requirements: [Requirement] = [.database]

  func run(in context: CommandContext) async throws {
    let count = try await context.withDatabase { try await ExpiredSessions($0).removeAll() }
    context.console.announce("\(count) expired \(count == 1 ? "session" : "sessions") removed.")
  }
}
