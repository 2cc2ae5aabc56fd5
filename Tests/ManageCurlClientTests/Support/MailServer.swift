import Foundation
import Synchronization

/// An SMTP server on a free port of the loopback address, with a thread for each connection.
final class MailServer: Sendable {
  /// What came in, in its order.
  struct Log: Sendable {
    var connections = 0
    var commands: [String] = []
    var messages: [String] = []
  }

  let port: Int
  private let listener: Socket
  private let answer: @Sendable (String) -> String?
  private let record = Mutex(Log())

  var log: Log { record.withLock { $0 } }

  /// Answers as `answer` says, and where that is nil as a server does that takes everything.
  init(_ answer: @escaping @Sendable (_ command: String) -> String?) throws {
    listener = try Socket.listening()
    port = Int(try listener.port())
    self.answer = answer
    let (listener, serve) = (listener, serve)
    Thread {
      while let connection = listener.accept() {
        Thread { serve(connection) }.start()
      }
    }.start()
  }

  /// Runs a test with a server, and ends the server after it.
  static func with(
    _ answer: @escaping @Sendable (_ command: String) -> String? = { _ in nil }, test: (MailServer) async throws -> Void
  ) async throws {
    let server = try MailServer(answer)
    defer { server.listener.shutDown() }
    try await test(server)
  }

  private func serve(_ socket: Socket) {
    record.withLock { $0.connections += 1 }
    var buffer: [UInt8] = []
    func next(_ end: String) -> String? {
      let end = Array(end.utf8)
      while true {
        if let range = buffer.firstRange(of: end) {
          defer { buffer.removeSubrange(..<range.upperBound) }
          return String(decoding: buffer[..<range.lowerBound], as: UTF8.self)
        }
        guard let bytes = socket.receive() else { return nil }
        buffer += bytes
      }
    }
    socket.send("220 test ESMTP\r\n")
    while let command = next("\r\n") {
      record.withLock { $0.commands.append(command) }
      let reply = answer(command) ?? Self.standardAnswer(command)
      socket.send(reply + "\r\n")
      guard command == "DATA", reply.hasPrefix("354") else { continue }
      guard let message = next("\r\n.\r\n") else { return }
      record.withLock { $0.messages.append(message) }
      socket.send((answer("end of DATA") ?? "250 2.0.0 queued") + "\r\n")
    }
  }

  private static func standardAnswer(_ command: String) -> String {
    switch command.prefix(4) {
    case "EHLO": "250-test\r\n250 SIZE 1000000"
    case "DATA": "354 go on"
    case "QUIT": "221 bye"
    default: "250 OK"
    }
  }
}
