import Foundation
import ServiceLifecycle
import Synchronization

/// Sends the mails that are due. Any number of senders may share an outbox.
///
/// A sender claims one mail at a time: it moves the time at which the mail is due to when it must be done. One that is
/// killed leaves its mail to the others from then on. The mail is sent twice if the sender is killed after the server
/// has said that it has the mail, and before that is noted: at most one mail per kill and job.
struct OutboxSender: Sendable {
  /// How many mails were sent, deferred and given up.
  struct Tally: Sendable, Equatable {
    var sent = 0
    /// To be tried again.
    var deferred = 0
    /// Given up.
    var failed = 0
  }

  /// How long a claim holds: longer than any attempt.
  static let lease = SMTPEmailBackend.timeout + .seconds(60)

  let database: Database
  /// Whether mails that were sent are kept.
  let keepsSent: Bool
  /// The mailer of a name; the site's own where there is none.
  let backend: @Sendable (String?) throws -> any EmailBackend
  var now: @Sendable () -> Date = { Date() }

  /// Sends what is due, over so many connections at once, until nothing is or the server is to stop. A mailer that can't
  /// be reached is asked once.
  ///
  /// Throws what the database throws.
  func sendDue(jobs: Int = 1) async throws -> Tally {
    let progress = Progress()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<jobs { group.addTask { try await work(progress) } }
      try await group.waitForAll()
    }
    return progress.tally
  }

  private func work(_ progress: Progress) async throws {
    while !Task.isCancelled, !Task.isShuttingDownGracefully,
      let mail = try await OutboxMail.claim(in: database, except: progress.unreachable, at: now(), for: Self.lease)
    {
      let outcome = await attempt(mail, progress)
      progress.count(outcome)
      try await mail.record(outcome, in: database, at: now(), keepsSent: keepsSent)
    }
  }

  private func attempt(_ mail: OutboxMail, _ progress: Progress) async -> OutboxOutcome {
    let recipients = mail.recipients.value
    guard let message = try? mail.decodedMessage() else {
      return OutboxOutcome(permanent: recipients, error: "the message can't be read")
    }
    do {
      let refusals = try await backend(mail.mailerName).send(message, to: recipients)
      return OutboxOutcome(refusals).givingUp(mail.isOld(at: now()))
    } catch let error as EmailError where !error.isOfMailer {
      return OutboxOutcome(permanent: recipients, error: "\(error)")
    } catch {
      progress.noteUnreachable(mail.mailer)
      return OutboxOutcome(temporary: recipients, error: "\(error)").givingUp(mail.isOld(at: now()))
    }
  }

  /// The state that the jobs of one run share.
  private final class Progress: Sendable {
    private let state = Mutex((tally: Tally(), unreachable: Set<String>()))

    var tally: Tally { state.withLock { $0.tally } }
    var unreachable: Set<String> { state.withLock { $0.unreachable } }

    func noteUnreachable(_ mailer: String) {
      _ = state.withLock { $0.unreachable.insert(mailer) }
    }

    func count(_ outcome: OutboxOutcome) {
      state.withLock { state in
        if outcome.isSent { state.tally.sent += 1 }
        if !outcome.temporary.isEmpty { state.tally.deferred += 1 }
        if !outcome.permanent.isEmpty { state.tally.failed += 1 }
      }
    }
  }
}

extension EmailError {
  /// Whether another message by the same mailer would meet it too.
  fileprivate var isOfMailer: Bool {
    if case .unknownMailer = self { true } else { false }
  }
}
