import ManageCurlClient

/// Sends messages by an SMTP server, over connections that are kept.
struct SMTPEmailBackend: EmailBackend {
  /// The most time that a message takes.
  static let timeout = Duration.seconds(120)

  private let client: SMTPClient

  init(_ server: EmailURL.Server, certificateAuthorities: String? = nil) {
    client = SMTPClient(
      configuration: SMTPClient.Configuration(
        host: server.host, port: server.port, security: server.security, user: server.user,
        password: server.password?.reveal(), timeout: Self.timeout, certificateAuthorities: certificateAuthorities))
  }

  func send(_ message: EmailMessage, to recipients: [EmailAddress]) async throws -> [EmailRefusal] {
    guard let from = message.from else { throw EmailError.noSender }
    let addresses = try recipients.map { try $0.ascii(in: "a recipient") }
    let refusals = try await client.send(
      SMTPClient.Message(sender: from.ascii(in: "From"), recipients: addresses, content: message.encoded()))
    return refusals.compactMap { refusal in
      addresses.firstIndex(of: refusal.recipient).map { index in
        EmailRefusal(
          recipient: recipients[index], reason: "\(refusal.reply.code) \(refusal.reply.text)",
          isPermanent: refusal.reply.isPermanent)
      }
    }
  }
}
