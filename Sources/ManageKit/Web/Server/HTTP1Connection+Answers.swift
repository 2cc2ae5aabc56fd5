import HTTPTypes
import NIOCore

/// A part of an answer, as a handler's task hands it to the connection.
enum AnswerPart: Sendable {
  /// All of it at once.
  case whole(HTTPResponse, ByteBuffer?)
  /// The head of one whose content follows; its length is nil where only the end will tell.
  case head(HTTPResponse, length: Int?)
  case content(ByteBuffer)
  case end
  /// The rest can't be sent.
  case failure
}

extension HTTP1Connection {
  /// Sends a part; `continuation` goes on once the client has taken enough of what was sent before.
  func send(_ part: AnswerPart, for number: Int, then continuation: CheckedContinuation<Void, any Error>? = nil) {
    guard let exchange, exchange.number == number, phase == .answering else {
      continuation?.resume(throwing: ChannelError.ioOnClosedChannel)
      return
    }
    switch part {
    case .whole(let response, let content):
      finish(with: joined(head(of: response, .length), content))
    case .head(let response, let length):
      let framing = length != nil ? .length : exchange.isHTTP10 ? .untilClose : AnswerFraming.chunked
      write(head(of: response, framing))
    case .content(let content): write(framed(content))
    case .end: finish(with: exchange.answer == .begun(.chunked) ? ByteBuffer(string: "0\r\n\r\n") : ByteBuffer())
    case .failure: close()
    }
    park(continuation)
  }

  func write(_ bytes: ByteBuffer) {
    written += bytes.readableBytes
    context?.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
  }

  /// A short content leaves in one piece with its head; a long one isn't copied.
  private func joined(_ head: ByteBuffer, _ content: ByteBuffer?) -> ByteBuffer {
    guard var content else { return head }
    var head = head
    guard content.readableBytes > Self.joinedLength else {
      head.writeBuffer(&content)
      return head
    }
    written += head.readableBytes
    context?.write(wrapOutboundOut(head), promise: nil)
    return content
  }

  private static let joinedLength = 16_384

  private func park(_ continuation: CheckedContinuation<Void, any Error>?) {
    guard let continuation else { return }
    if phase == .closed {
      continuation.resume(throwing: ChannelError.ioOnClosedChannel)
    } else if context?.channel.isWritable == false, parked == nil {
      parked = continuation
    } else {
      continuation.resume()
    }
  }

  /// Begins the answer: decides whether another request may follow, and no handler has to hurry any more.
  private func head(of response: HTTPResponse, _ framing: AnswerFraming) -> ByteBuffer {
    let keepsAlive = keepsAlive(after: response, framing)
    exchange?.keepsAlive = keepsAlive
    exchange?.answer = .begun(framing)
    if let waiting = exchange?.body.waiting { exchange?.body.waiting = (waiting.since, nil) } else { deadline = nil }
    var bytes = ByteBufferAllocator().buffer(capacity: 1024)
    ResponseHead(
      response: response, framing: framing, keepsAlive: keepsAlive, isHTTP10: exchange?.isHTTP10 == true,
      date: server.dateText
    ).write(into: &bytes)
    return bytes
  }

  private func keepsAlive(after response: HTTPResponse, _ framing: AnswerFraming) -> Bool {
    guard let exchange, exchange.keepsAlive, framing != .untilClose, !isInputClosed, !isDeaf, !server.isStopping,
      response.headerFields[.connection]?.utf8.equalsIgnoringCase("close") != true
    else { return false }
    guard !parser.isBodyComplete else { return true }
    return !exchange.expectsContinue && (parser.unreadLength ?? .max) <= limits.skippedBody
  }

  private func framed(_ content: ByteBuffer) -> ByteBuffer {
    guard exchange?.answer == .begun(.chunked) else { return content }
    var (content, size) = (content, String(content.readableBytes, radix: 16))
    size += "\r\n"
    var bytes = ByteBufferAllocator().buffer(capacity: size.utf8.count + content.readableBytes + 2)
    bytes.writeString(size)
    bytes.writeBuffer(&content)
    bytes.writeString("\r\n")
    return bytes
  }

  private func finish(with bytes: ByteBuffer) {
    let keepsAlive = exchange?.keepsAlive == true && !server.isStopping
    exchange?.answer = .complete
    finishBody(.failure(RequestFault.incomplete))
    guard keepsAlive else { return end(with: bytes) }
    if bytes.readableBytes > 0 { write(bytes) }
    guard !parser.isBodyComplete else { return awaitHead() }
    phase = .skipping
    deadline = .now() + limits.linger
    advance()
  }
}
