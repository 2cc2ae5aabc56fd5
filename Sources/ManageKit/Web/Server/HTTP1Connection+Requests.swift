import HTTPTypes
import Hummingbird
import NIOCore

extension HTTP1Connection {
  /// Takes what has come in as far as it can be used now.
  func advance() {
    switch phase {
    case .head: readHead()
    case .answering: deliverBody()
    case .skipping: skipBody()
    case .ending, .closed: break
    }
    resumeReading()
  }

  private func readHead() {
    do throws(RequestFault) {
      guard let head = try parser.nextHead() else { return }
      begin(head)
    } catch {
      refuse(error)
    }
  }

  private func begin(_ head: RequestHead) {
    var exchange = Exchange(
      number: count + 1, request: head.request, isHTTP10: head.isHTTP10, fault: nil, keepsAlive: head.keepsAlive)
    let body: RequestBody
    if let length = parser.unreadLength, length <= parser.buffered {
      body = RequestBody(buffer: (try? parser.nextPiece()) ?? ByteBuffer())
    } else {
      exchange.expectsContinue = head.expectsContinue
      body = RequestBody(asyncSequence: IncomingBody(exchange: reference(exchange.number)))
    }
    start(exchange, body)
  }

  /// Answers what can't be read, as far as it could be, by the site's own page.
  func refuse(_ fault: RequestFault) {
    let line = parser.line
    isDeaf = true
    let request = HTTPRequest(
      method: line?.method ?? Self.unknownMethod, scheme: nil, authority: nil, path: line?.target.path ?? "-")
    start(
      Exchange(
        number: count + 1, request: request, isHTTP10: line?.isHTTP10 ?? false, fault: fault, keepsAlive: false))
  }

  /// Stands in the log for a method that can't be read.
  private static let unknownMethod = HTTPRequest.Method("-") ?? .get

  /// Answers in place of a handler that takes too long, which is told to stop.
  func giveUp(_ late: Exchange) {
    late.task?.cancel()
    late.task.map(server.count)
    isDeaf = true
    start(
      Exchange(
        number: count + 1, request: late.request, isHTTP10: late.isHTTP10, fault: .handlerTooSlow, keepsAlive: false))
  }

  private func start(_ exchange: Exchange, _ body: RequestBody = RequestBody(buffer: ByteBuffer())) {
    guard let context else { return }
    count = exchange.number
    phase = .answering
    deadline = .now() + limits.handler
    let request = Hummingbird.Request(head: exchange.request, body: body)
    let answer = RequestAnswer(
      exchange: reference(exchange.number), channel: context.channel, fault: exchange.fault, server: server)
    self.exchange = exchange
    self.exchange?.task = Task { await answer.send(to: request) }
  }

  private func reference(_ number: Int) -> ExchangeReference {
    ExchangeReference(connection: NIOLoopBound(self, eventLoop: eventLoop), eventLoop: eventLoop, number: number)
  }

  private func skipBody() {
    do {
      while try parser.nextPiece() != nil {}
      guard parser.isBodyComplete else { return }
      awaitHead()
    } catch {
      closeOnceFlushed()
    }
  }

  /// The next request may have come in already.
  func awaitHead() {
    phase = .head
    deadline = .now() + (parser.buffered == 0 ? limits.idle : limits.head)
    advance()
  }
}

// MARK: The body

extension HTTP1Connection {
  /// Passes the next piece of the body on, once it is there.
  func demandBody(of number: Int, _ demand: CheckedContinuation<ByteBuffer?, any Error>) {
    guard let exchange, exchange.number == number, phase == .answering else {
      return demand.resume(throwing: RequestFault.incomplete)
    }
    if let failure = exchange.body.failure { return demand.resume(throwing: failure) }
    guard exchange.body.demand == nil else { return demand.resume(throwing: CancellationError()) }
    self.exchange?.body.demand = demand
    deliverBody()
    resumeReading()
  }

  /// Ends the reading of a body for good, such as when the task that reads it is cancelled.
  func failBody(of number: Int, _ error: any Error) {
    guard let exchange, exchange.number == number, exchange.body.failure == nil else { return }
    self.exchange?.body.failure = error
    self.exchange?.keepsAlive = false
    isDeaf = true
    finishBody(.failure(error))
  }

  func deliverBody() {
    guard let exchange, exchange.body.demand != nil else { return }
    do {
      if let piece = try parser.nextPiece() {
        self.exchange?.body.receive(piece.readableBytes)
        finishBody(.success(piece))
      } else if parser.isBodyComplete {
        finishBody(.success(nil))
      } else if isInputClosed {
        throw RequestFault.incomplete
      } else if exchange.body.waiting == nil {
        awaitBody()
      }
    } catch {
      failBody(of: exchange.number, error)
    }
  }

  /// From here on the client takes its own time, not the handler's.
  private func awaitBody() {
    guard let exchange else { return }
    let now = NIODeadline.now()
    self.exchange?.body.waiting = (now, deadline.map { $0 - now })
    deadline = now + exchange.body.patience(limits)
    guard exchange.expectsContinue else { return }
    self.exchange?.expectsContinue = false
    if exchange.answer == .awaited { write(ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")) }
  }

  func finishBody(_ result: Result<ByteBuffer?, any Error>) {
    guard let demand = exchange?.body.demand else { return }
    exchange?.body.demand = nil
    if exchange?.body.waiting != nil {
      let now = NIODeadline.now()
      deadline = exchange?.body.stopWaiting(at: now).map { now + $0 }
    }
    demand.resume(with: result)
  }
}
