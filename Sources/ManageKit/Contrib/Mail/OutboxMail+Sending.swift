import Foundation

extension OutboxMail {
  /// How long a mail is tried: as long as RFC 5321 (section 4.5.4.1) has mail servers try.
  private static let patience: TimeInterval = 5 * 86_400
  private static let shortestPause: TimeInterval = 15, longestPause: TimeInterval = 3600
  private static let longestError = 1000

  /// Claims the mail that has been due for longest, if no other sender has it, until the lease is over.
  ///
  /// PostgreSQL passes by what others are claiming; SQLite has one writer at a time:
  ///
  ///     UPDATE mail_outbox SET attempts = attempts + 1, due_at = … WHERE id =
  ///     (SELECT id FROM mail_outbox WHERE due_at <= … ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING …
  static func claim(
    in database: Database, except mailers: Set<String>, at now: Date, for lease: Duration
  ) async throws -> OutboxMail? {
    let others: SQL =
      mailers.isEmpty ? "" : "AND mailer NOT IN (\(sql: .joined(mailers.sorted().map { "\($0)" as SQL }, ", ")))"
    let lock: SQL = database.dialect == .postgres ? "FOR UPDATE SKIP LOCKED" : ""
    let end = now.addingTimeInterval(lease / .seconds(1))
    return try await database.fetch(
      """
      UPDATE mail_outbox SET attempts = attempts + 1, due_at = \(end) WHERE id = (
      SELECT id FROM mail_outbox WHERE due_at <= \(now) \(sql: others) ORDER BY due_at, id LIMIT 1 \(sql: lock)
      ) RETURNING id, mailer, message, recipients, created_at, attempts, due_at, sent_at, failed_at, error
      """
    ) { try OutboxMail(from: &$0) }.first
  }

  /// Whether it has been tried for long enough.
  func isOld(at now: Date) -> Bool { now.timeIntervalSince(createdAt) >= Self.patience }

  /// Notes what became of the attempt, unless the lease was over and another sender has the mail.
  ///
  /// Where some recipients may get it another time and some never, it becomes two mails.
  func record(_ outcome: OutboxOutcome, in database: Database, at now: Date, keepsSent: Bool) async throws {
    if outcome.isSent, !keepsSent {
      try await database.execute("DELETE FROM mail_outbox WHERE id = \(id) AND attempts = \(attempts)")
      return
    }
    let error = Self.line(outcome.error)
    try await database.transaction { connection in
      let mine = OutboxMail.filter { $0.id == id && $0.attempts == attempts }
      let count = try await mine.update(in: connection) { row in
        row.error = error
        if outcome.isSent {
          row.dueAt = nil
          row.sentAt = now
        } else if outcome.temporary.isEmpty {
          row.recipients = JSON(outcome.permanent)
          row.dueAt = nil
          row.failedAt = now
        } else {
          row.recipients = JSON(outcome.temporary)
          row.dueAt = now.addingTimeInterval(pause)
        }
      }
      guard count == 1, !outcome.temporary.isEmpty, !outcome.permanent.isEmpty else { return }
      let failed = OutboxMail.Draft(
        mailer: mailer, message: message, recipients: JSON(outcome.permanent), attempts: attempts, dueAt: nil,
        failedAt: now, error: error)
      try await OutboxMail.insert(failed).execute(in: connection)
    }
  }

  /// Twice as long after each attempt: 15 seconds, 30, … at most an hour.
  private var pause: TimeInterval {
    min(Self.longestPause, Self.shortestPause * pow(2, Double(min(attempts, 20) - 1)))
  }

  /// A server's text as one line that fits its column.
  private static func line(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
    return String(String.UnicodeScalarView(scalars.prefix(longestError)))
  }
}
