import NIOCore

/// An exchange as its handler's task sees it: all that it asks is done on the connection's event loop.
struct ExchangeReference: Sendable {
  let connection: NIOLoopBound<HTTP1Connection>
  let eventLoop: any EventLoop
  let number: Int

  func send(_ part: AnswerPart) {
    eventLoop.execute { connection.value.send(part, for: number) }
  }

  /// Sends a part, and waits while the client is slow to take it. Throws once the connection is gone.
  func sendInTurn(_ part: AnswerPart) async throws {
    try await withCheckedThrowingContinuation { continuation in
      eventLoop.execute { connection.value.send(part, for: number, then: continuation) }
    }
  }

  func nextPiece() async throws -> ByteBuffer? {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        eventLoop.execute { connection.value.demandBody(of: number, continuation) }
      }
    } onCancel: {
      eventLoop.execute { connection.value.failBody(of: number, CancellationError()) }
    }
  }
}

/// The body of a request, read from the connection as the handler asks for it.
///
/// Throws `RequestFault` where the client sends something else, takes too long, or hangs up.
struct IncomingBody: AsyncSequence, Sendable {
  typealias Element = ByteBuffer

  let exchange: ExchangeReference

  struct AsyncIterator: AsyncIteratorProtocol {
    let exchange: ExchangeReference

    func next() async throws -> ByteBuffer? { try await exchange.nextPiece() }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(exchange: exchange) }
}
