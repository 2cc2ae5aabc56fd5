/// The result of one attempt to send a mail.
struct OutboxOutcome: Sendable, Equatable {
  /// The recipients for whom another attempt may succeed.
  var temporary: [EmailAddress] = []
  /// The recipients for whom no attempt will.
  var permanent: [EmailAddress] = []
  /// Why.
  var error = ""

  var isSent: Bool { temporary.isEmpty && permanent.isEmpty }

  /// The same, where no other time comes if `isOver`.
  func givingUp(_ isOver: Bool) -> OutboxOutcome {
    isOver ? OutboxOutcome(permanent: permanent + temporary, error: error) : self
  }
}

extension OutboxOutcome {
  /// The outcome that a server's refusals mean.
  init(_ refusals: [EmailRefusal]) {
    temporary = refusals.filter { !$0.isPermanent }.map(\.recipient)
    permanent = refusals.filter(\.isPermanent).map(\.recipient)
    error = refusals.map { "\($0.recipient.address): \($0.reason)" }.joined(separator: "; ")
  }
}
