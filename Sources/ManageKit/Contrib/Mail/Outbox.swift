/// Keeps mails in the table `mail_outbox` until they are sent.
struct Outbox: Sendable {
  let settings: Settings
  /// Rings when a mail was added.
  let bell = Bell()

  /// Adds a mail. It is written once here, so that one that can't be is refused at once.
  ///
  /// Throws `EmailError`.
  func add(_ message: EmailMessage, in database: Database) async throws {
    try await OutboxMail.insert(draft(of: message)).execute(in: database)
    bell.ring()
  }

  /// Adds a mail if the transaction is committed.
  nonisolated(nonsending) func add(_ message: EmailMessage, in connection: Connection) async throws {
    try await OutboxMail.insert(draft(of: message)).execute(in: connection)
    connection.afterCommit { [bell] in bell.ring() }
  }

  private func draft(of message: EmailMessage) throws -> OutboxMail.Draft {
    if let mailer = message.mailer { try settings.checkMailer(mailer) }
    let message = try message.dispatched(from: settings.defaultSender)
    _ = try message.encoded()
    return try OutboxMail.Draft(message)
  }
}
