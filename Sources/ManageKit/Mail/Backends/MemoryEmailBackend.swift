import Synchronization

/// Keeps messages in memory, for tests.
final class MemoryEmailBackend: EmailBackend {
  private let sent = Mutex<[EmailMessage]>([])

  /// The messages in their order.
  var messages: [EmailMessage] { sent.withLock { $0 } }

  func send(_ message: EmailMessage, to recipients: [EmailAddress]) async throws -> [EmailRefusal] {
    _ = try message.encoded()
    sent.withLock { $0.append(message) }
    return []
  }
}
