import ManageGroundwork

/// The replies to a message's commands; libcurl itself tells of the last one alone.
final class SMTPDialogue {
  private enum Command {
    case mail, recipient, data
    /// Greeting, TLS and login, before the message's own.
    case other
  }

  private var command = Command.other
  private var lines: [String] = []
  /// The replies to each RCPT, in their order.
  private(set) var recipients: [SMTPClient.Reply] = []
  /// The reply that refused the message as a whole.
  private(set) var refusalOfAll: SMTPClient.Reply?

  func send(_ bytes: UnsafeRawBufferPointer) {
    command =
      if bytes.starts(with: "MAIL FROM:".utf8) {
        .mail
      } else if bytes.starts(with: "RCPT TO:".utf8) {
        .recipient
      } else if bytes.starts(with: "DATA".utf8) {
        .data
      } else {
        .other
      }
  }

  /// A line of a reply: `250-more` goes on, `250 done` ends it.
  func receive(_ bytes: UnsafeRawBufferPointer) {
    let line = String(decoding: bytes, as: UTF8.self).trimmingASCIIWhitespace()
    lines.append(String(line.dropFirst(4)))
    guard line.utf8.count >= 3, line.utf8.dropFirst(3).first != UInt8(ascii: "-") else { return }
    defer { lines = [] }
    guard let code = Int(line.prefix(3)) else { return }
    let reply = SMTPClient.Reply(code: code, text: lines.joined(separator: " "))
    switch command {
    case .recipient: recipients.append(reply)
    case .mail, .data: if !reply.isPositive { refusalOfAll = reply }
    case .other: break
    }
  }
}
