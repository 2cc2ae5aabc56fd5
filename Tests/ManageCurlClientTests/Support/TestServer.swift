import Foundation
import Synchronization

/// An HTTP/1.1 server on a free port of the loopback address, with a thread for each connection.
final class TestServer: Sendable {
  /// A request as it arrived.
  struct Request: Sendable {
    var line = ""
    var headers: [String] = []
    var body: [UInt8] = []
    /// Counts the connections from 1.
    var connection = 0
    /// Counts this connection's requests from 1.
    var number = 0
  }

  /// What the server does with a request.
  enum Reply: Sendable {
    case respond(Int, headers: [String] = [], body: String = "")
    /// Sends this text and ends the connection.
    case sendThenClose(String)
    /// Says nothing until the client is gone.
    case waitForClient
  }

  let port: UInt16
  private let listener: Socket
  private let handler: @Sendable (Request) -> Reply
  private let connectionEnd: AsyncStream<Void>.Continuation?
  private let connections = Atomic(0)

  var url: String { "http://127.0.0.1:\(port)" }

  init(
    connectionEnd: AsyncStream<Void>.Continuation?,
    _ handler: @escaping @Sendable (Request) -> Reply
  ) throws {
    listener = try Socket.listening()
    port = try listener.port()
    self.handler = handler
    self.connectionEnd = connectionEnd
    let (listener, accept) = (listener, serveConnection)
    Thread {
      while let connection = listener.accept() {
        Thread { accept(connection) }.start()
      }
    }.start()
  }

  /// Ends the server's threads; to be called at the end of a test.
  func stop() {
    listener.shutDown()
  }

  private func serveConnection(_ socket: Socket) {
    defer { connectionEnd?.finish() }
    var reader = RequestReader(socket)
    let connection = connections.add(1, ordering: .relaxed).newValue
    var number = 0
    while var request = reader.next() {
      number += 1
      request.connection = connection
      request.number = number
      guard reply(to: request, on: socket) else { return }
    }
  }

  /// Whether the connection is kept.
  private func reply(to request: Request, on socket: Socket) -> Bool {
    switch handler(request) {
    case .respond(let status, let headers, let body):
      let head = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)"] + headers
      let sent = head.joined(separator: "\r\n") + "\r\n\r\n" + (request.line.hasPrefix("HEAD") ? "" : body)
      socket.send(sent)
      return true
    case .sendThenClose(let text):
      socket.send(text)
      return false
    case .waitForClient:
      while socket.receive() != nil {}
      return false
    }
  }
}

extension TestServer {
  /// Runs a test with a server, and ends the server after it; `connectionEnd` is finished with the first connection.
  static func with(
    connectionEnd: AsyncStream<Void>.Continuation? = nil,
    _ handler: @escaping @Sendable (Request) -> Reply,
    test: (TestServer) async throws -> Void
  ) async throws {
    let server = try TestServer(connectionEnd: connectionEnd, handler)
    defer { server.stop() }
    try await test(server)
  }
}
