import HTTPTypes
import Hummingbird
import NIOCore

/// A connection that speaks HTTP/1.1, on its event loop: takes requests from its bytes, has one after the other answered
/// in a task of its own, and gives up whoever takes too long.
///
/// Each request gets exactly one answer. When nobody can know any more where the next request begins, that answer is the
/// last: the server stops sending, reads on for a while so that the client gets the answer, and closes.
final class HTTP1Connection: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  enum Phase {
    /// A head is awaited, or is coming in.
    case head
    /// A request is being answered.
    case answering
    /// It is answered, and the rest of its body is passed over.
    case skipping
    /// The last answer is given.
    case ending
    case closed
  }

  let server: ServerState
  let eventLoop: any EventLoop
  var limits: ServerLimits { server.limits }
  var context: ChannelHandlerContext?
  var parser: RequestParser
  var phase = Phase.head
  var exchange: Exchange?
  /// How many requests there were.
  var count = 0
  /// Whether all that comes in is thrown away.
  var isDeaf = false
  private var thrownAway = 0
  private(set) var isInputClosed = false
  private var isOutputClosed = false
  /// Whether NIO would read, but is to wait until what came in is wanted.
  private var isReadHeld = false
  /// When the connection's patience ends; nil while only writing takes time.
  var deadline: NIODeadline?
  /// A handler whose piece waits for the client to take earlier ones.
  var parked: CheckedContinuation<Void, any Error>?
  /// The answers' bytes so far, and how many of them had left the process at the last tick.
  var written = 0
  var progress = (sent: 0, since: NIODeadline.now())

  init(server: ServerState, eventLoop: any EventLoop) {
    self.server = server
    self.eventLoop = eventLoop
    parser = RequestParser(limits: server.limits)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
  }

  func channelActive(context: ChannelHandlerContext) {
    deadline = .now() + limits.head
    scheduleTick()
    if server.isStopping { context.close(promise: nil) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    phase = .closed
    finishBody(.failure(RequestFault.incomplete))
    unpark(throwing: ChannelError.ioOnClosedChannel)
    if let exchange, let task = exchange.task {
      // Nobody is left to read what it sends; one that hasn't answered yet may have begun to change something.
      if exchange.answer != .awaited || server.isStopping { task.cancel() }
      server.count(task)
    }
    exchange = nil
    self.context = nil
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = unwrapInboundIn(data)
    guard !isDeaf else { return throwAway(bytes.readableBytes) }
    if phase == .head, count > 0, parser.buffered == 0 { deadline = .now() + limits.head }
    parser.feed(bytes)
    advance()
  }

  /// NIO reads by itself, until more has come in than anybody asks for.
  func read(context: ChannelHandlerContext) {
    isReadHeld = !wantsInput
    if !isReadHeld { context.read() }
  }

  private var wantsInput: Bool { isDeaf || parser.buffered < limits.headSize * 2 }

  func resumeReading() {
    guard isReadHeld, wantsInput else { return }
    isReadHeld = false
    context?.read()
  }

  private func throwAway(_ count: Int) {
    thrownAway += count
    if thrownAway > limits.lingerSize { close() }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { unpark() }
  }

  func unpark(throwing error: (any Error)? = nil) {
    let continuation = parked
    parked = nil
    if let error { continuation?.resume(throwing: error) } else { continuation?.resume() }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case ChannelEvent.inputClosed:
      isInputClosed = true
      inputClosed()
    case is ChannelShouldQuiesceEvent:
      if phase == .head || phase == .skipping { closeOnceFlushed() }
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  /// The client sends nothing more, but may still read.
  private func inputClosed() {
    switch phase {
    case .head, .skipping: closeOnceFlushed()
    case .answering: deliverBody()
    case .ending: if isOutputClosed { close() }
    case .closed: break
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    close()
  }

  func closeOnceFlushed() {
    if pendingBytes == 0 { close() } else { end(with: ByteBuffer()) }
  }

  /// Sends the last bytes, then says so, and reads on: a connection that is closed on what the client still sends
  /// would be reset, and the answer lost (RFC 9112, section 9.6).
  func end(with bytes: ByteBuffer) {
    guard let context else { return }
    phase = .ending
    isDeaf = true
    deadline = nil
    let promise = context.eventLoop.makePromise(of: Void.self)
    promise.futureResult.assumeIsolated().whenComplete { _ in self.closeOutput() }
    written += bytes.readableBytes
    context.writeAndFlush(wrapOutboundOut(bytes), promise: promise)
    resumeReading()
  }

  private func closeOutput() {
    guard phase == .ending else { return }
    guard !isInputClosed else { return close() }
    isOutputClosed = true
    deadline = .now() + limits.linger
    context?.close(mode: .output, promise: nil)
  }

  func close() {
    context?.close(promise: nil)
  }
}
