import Synchronization

@testable import ManageKit

/// A mail server in memory, which counts what it accepts.
final class TestMailServer: EmailBackend {
  struct Down: Error, CustomStringConvertible {
    let description = "could not connect"
  }

  private struct State {
    var isDown = false
    var accepted: [String: [String]] = [:]
    var refusals: [String: (reason: String, isPermanent: Bool)] = [:]
    var attempts = 0
  }

  private let state = Mutex(State())

  /// Whether it can't be reached.
  var isDown: Bool {
    get { state.withLock { $0.isDown } }
    set { state.withLock { $0.isDown = newValue } }
  }

  /// How often somebody tried to send.
  var attempts: Int { state.withLock { $0.attempts } }

  /// Who got the messages of each subject, once for each time.
  var accepted: [String: [String]] { state.withLock { $0.accepted } }

  func refuse(_ address: String, _ reason: String, isPermanent: Bool) {
    state.withLock { $0.refusals[address] = (reason, isPermanent) }
  }

  func acceptAll() {
    state.withLock { $0.refusals = [:] }
  }

  func send(_ message: EmailMessage, to recipients: [EmailAddress]) async throws -> [EmailRefusal] {
    await Task.yield()
    return try state.withLock { state in
      state.attempts += 1
      if state.isDown { throw Down() }
      let refused = recipients.compactMap { recipient in
        state.refusals[recipient.address].map {
          EmailRefusal(recipient: recipient, reason: $0.reason, isPermanent: $0.isPermanent)
        }
      }
      let reached = recipients.filter { recipient in !refused.contains { $0.recipient == recipient } }
      state.accepted[message.subject, default: []] += reached.map(\.address)
      return refused
    }
  }
}
