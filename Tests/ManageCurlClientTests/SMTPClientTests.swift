import Foundation
import Testing

@testable import ManageCurlClient

@Suite("SMTPClient", .timeLimit(.minutes(1)))
struct SMTPClientTests {
  private func client(_ server: MailServer, _ security: SMTPClient.Security = .none) -> SMTPClient {
    SMTPClient(
      configuration: .init(host: "127.0.0.1", port: server.port, security: security, timeout: .seconds(10)))
  }

  private func message(
    to recipients: [String] = ["a@example.com"], _ content: String = "Subject: x\r\n\r\nText.\r\n"
  ) -> SMTPClient.Message {
    SMTPClient.Message(sender: "from@example.com", recipients: recipients, content: Array(content.utf8))
  }

  private let lines = "Subject: x\r\n\r\n.\r\n..\r\n.a\r\n\r\nb\r\n"

  @Test("a message arrives as it is, lone dots doubled on the way")
  func arrives() async throws {
    try await MailServer.with { server async throws in
      #expect(try await client(server).send(message(to: ["a@example.com"], lines)).isEmpty)
      #expect(server.log.messages == ["Subject: x\r\n\r\n..\r\n...\r\n..a\r\n\r\nb"])
    }
  }

  @Test("a message without a last line break gets one, and one that begins with a dot keeps it")
  func edges() async throws {
    try await MailServer.with { server async throws in
      let client = client(server)
      #expect(try await client.send(message(to: ["a@example.com"], ".x\r\nno end")).isEmpty)
      #expect(server.log.messages == ["..x\r\nno end"])
    }
  }

  @Test("the connection is kept for the next message")
  func reuse() async throws {
    try await MailServer.with { server async throws in
      let client = client(server)
      for _ in 0..<3 { #expect(try await client.send(message()).isEmpty) }
      #expect(server.log.connections == 1 && server.log.messages.count == 3)
    }
  }

  @Test("of three recipients one is refused: two get the message, and one is reported with the server's reason")
  func oneRefused() async throws {
    try await MailServer.with {
      $0.contains("b@") ? "550-5.1.1 no\r\n550 such user" : nil
    } test: { server in
      let refusals = try await client(server).send(message(to: ["a@example.com", "b@example.com", "c@example.com"]))
      #expect(refusals.map(\.recipient) == ["b@example.com"])
      #expect(refusals.map(\.reply.code) == [550] && refusals.allSatisfy(\.reply.isPermanent))
      #expect(refusals.map(\.reply.text) == ["5.1.1 no such user"])
      #expect(server.log.messages.count == 1)
    }
  }

  @Test(
    "a refusal of the sender, of everybody or of the message is that of each recipient",
    arguments: ["MAIL FROM:", "RCPT TO:", "DATA", "end of DATA"])
  func allRefused(command: String) async throws {
    try await MailServer.with {
      $0.hasPrefix(command) ? "452 4.3.1 full" : nil
    } test: { server in
      let refusals = try await client(server).send(message(to: ["a@example.com", "b@example.com"]))
      #expect(refusals.map(\.recipient) == ["a@example.com", "b@example.com"])
      #expect(refusals.allSatisfy { $0.reply == .init(code: 452, text: "4.3.1 full") && !$0.reply.isPermanent })
    }
  }

  @Test("with STARTTLS a server that doesn't offer it sees neither a user nor a sender")
  func noSTARTTLS() async throws {
    try await MailServer.with { server in
      let client = SMTPClient(
        configuration: .init(
          host: "127.0.0.1", port: server.port, user: "minsu", password: "secret", timeout: .seconds(10)))
      for _ in 0..<2 {
        await #expect(throws: TransferError.self) { try await client.send(message()) }
      }
      #expect(server.log.commands.allSatisfy { $0.hasPrefix("EHLO") || $0 == "QUIT" })
    }
  }

  @Test(
    "nor does one that refuses it, answers junk, or says things before TLS that only count within",
    arguments: ["454 not now", "220 go on\r\n250 injected", "junk", "220 go on"])
  func brokenSTARTTLS(answer: String) async throws {
    try await MailServer.with { command in
      command.hasPrefix("EHLO") ? "250-test\r\n250 STARTTLS" : command == "STARTTLS" ? answer : nil
    } test: { server in
      await #expect(throws: TransferError.self) { try await client(server, .startTLS).send(message()) }
      #expect(!server.log.commands.contains { $0.contains("MAIL FROM") || $0.contains("AUTH") })
    }
  }

  @Test(
    "a certificate of an unknown authority is refused",
    .enabled(if: OpenSSLServer.isInstalled, "needs the openssl command"))
  func unknownAuthority() async throws {
    let server = try await OpenSSLServer()
    defer { server.stop() }
    let port = try #require(Int(server.url.split(separator: ":").last ?? ""))
    let client = SMTPClient(configuration: .init(host: "localhost", port: port, security: .tls, timeout: .seconds(10)))
    let error = await #expect(throws: TransferError.self) { try await client.send(message()) }
    #expect(error?.description.hasPrefix("no secure connection to smtps://localhost:\(port)") == true)
  }

  @Test("a server that isn't there, and one that says nothing, are errors in time")
  func unreachable() async throws {
    let listener = try Socket.listening()
    let port = Int(try listener.port())
    let client = SMTPClient(
      configuration: .init(
        host: "127.0.0.1", port: port, security: .none, connectTimeout: .milliseconds(300), timeout: .seconds(2)))
    let silent = await #expect(throws: TransferError.self) { try await client.send(message()) }
    guard case .timedOut = silent else { return #expect(Bool(false), "\(String(describing: silent))") }
    listener.shutDown()
  }

  @Test("a login that is refused is an error that doesn't show the password")
  func loginRefused() async throws {
    try await MailServer.with { command in
      command.hasPrefix("EHLO") ? "250-test\r\n250 AUTH PLAIN" : command.hasPrefix("AUTH") ? "535 5.7.8 no" : nil
    } test: { server in
      let client = SMTPClient(
        configuration: .init(
          host: "127.0.0.1", port: server.port, security: .none, user: "minsu", password: "hunter2",
          timeout: .seconds(10)))
      let error = await #expect(throws: TransferError.self) { try await client.send(message()) }
      #expect(error == .loginDenied(url: "smtp://127.0.0.1:\(server.port)"))
    }
  }

  @Test("an address that could hold a command is not sent")
  func injection() async throws {
    try await MailServer.with { server in
      for address in ["a@example.com>\r\nDATA", "a@example.com> SIZE=1", "", "é@example.com"] {
        await #expect(throws: TransferError.self) { try await client(server).send(message(to: [address])) }
      }
      #expect(server.log.connections == 0)
    }
  }
}
