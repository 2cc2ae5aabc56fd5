/// Hands messages over: to a server, a file or a terminal.
protocol EmailBackend: Sendable {
  /// Hands a message over to some of its recipients, and returns those that were refused.
  ///
  /// Throws `EmailError` for a message that can't be written, and any other error where it was handed over to nobody
  /// and may be another time.
  func send(_ message: EmailMessage, to recipients: [EmailAddress]) async throws -> [EmailRefusal]
}

/// A recipient that was refused.
struct EmailRefusal: Sendable, Equatable {
  let recipient: EmailAddress
  /// The server's answer.
  let reason: String
  /// Whether it would be the same another time.
  let isPermanent: Bool
}
