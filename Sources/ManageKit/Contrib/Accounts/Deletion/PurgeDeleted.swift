/// `manage purgedeleted`
struct PurgeDeleted: Command {
  static let name = "purgedeleted"
  static let summary = "Remove the accounts and other rows that users deleted 30 days ago."
  static let discussion = """
    Run it once a day. What references a user goes by the delete rules of the models: a post whose author is set to null \
    stays without one. Then each app removes what it has kept since users deleted it.
    """
  static let requirements: [Requirement] = [.database]

  func run(in context: CommandContext) async throws {
    let (removal, others) = try await context.withDatabase { database in
      let removal = try await DeletedAccounts(database: database).removeDue()
      var others: [(app: String, rows: Int)] = []
      for app in context.site.apps { others.append((app.name, try await app.purge(database, Deletion.end()))) }
      return (removal, others)
    }
    for (user, error) in removal.kept { context.console.warn("user \(user.id) could not be removed: \(error)") }
    context.console.announce("\(removal.removed) deleted \(removal.removed == 1 ? "account" : "accounts") removed.")
    for (app, rows) in others where rows > 0 {
      context.console.announce("\(rows) deleted \(rows == 1 ? "row" : "rows") of \(app) removed.")
    }
    if !removal.kept.isEmpty {
      throw CommandError(
        "\(removal.kept.count) deleted \(removal.kept.count == 1 ? "account" : "accounts") could not be removed",
        hint: "remove the rows that reference them first")
    }
  }
}
