/// `manage purgedeleted`
struct PurgeDeleted: Command {
  static let name = "purgedeleted"
  static let summary = "Remove the accounts whose users asked for it 30 days ago."
  static let discussion = """
    Run it once a day. What references a user goes by the delete rules of the models: a post whose author is set to null \
    stays without one.
    """
  static let requirements: [Requirement] = [.database]

  func run(in context: CommandContext) async throws {
    let removal = try await context.withDatabase { try await DeletedAccounts(database: $0).removeDue() }
    for (user, error) in removal.kept { context.console.warn("user \(user.id) could not be removed: \(error)") }
    context.console.announce("\(removal.removed) deleted \(removal.removed == 1 ? "account" : "accounts") removed.")
    if !removal.kept.isEmpty {
      throw CommandError(
        "\(removal.kept.count) deleted \(removal.kept.count == 1 ? "account" : "accounts") could not be removed",
        hint: "remove the rows that reference them first")
    }
  }
}
