import Foundation

/// Writes messages to standard output, for people to read: links in them can be followed from the terminal.
struct ConsoleEmailBackend: EmailBackend {
  var write: @Sendable (String) -> Void = { text in
    Console(verbosity: 1, color: .never, environment: [:]).printPart(text)
  }

  func send(_ message: EmailMessage, to recipients: [EmailAddress]) async throws -> [EmailRefusal] {
    _ = try message.encoded()
    write(Self.text(of: message))
    return []
  }

  /// The message with the headers that tell something, and a line that ends it, as Django has it.
  private static func text(of message: EmailMessage) -> String {
    let addresses = [
      ("From", message.from.map { [$0] } ?? []), ("To", message.to), ("Cc", message.cc), ("Bcc", message.bcc),
      ("Reply-To", message.replyTo),
    ]
    var lines = addresses.filter { !$0.1.isEmpty }
      .map { name, list in "\(name): \(list.map(\.description).joined(separator: ", "))" }
    lines.append("Subject: \(message.subject)")
    lines += message.attachments.map { "Attachment: \($0.name) (\($0.contentType), \($0.content.count) bytes)" }
    lines += ["", message.text.isEmpty ? message.html ?? "" : message.text, String(repeating: "-", count: 79), ""]
    return visible(lines.joined(separator: "\n"))
  }

  /// Without characters that a terminal would take for commands.
  private static func visible(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control }
    return String(String.UnicodeScalarView(scalars))
  }
}
