import Foundation
import Logging
import NIOCore

/// Accepts connections up to a number, and rests there, or where the process has no descriptor left, until one closes;
/// knows all open ones, and ends them.
final class ConnectionAcceptance: ChannelDuplexHandler {
  typealias InboundIn = any Channel
  typealias OutboundIn = Never

  private let server: ServerState
  private var open: [ObjectIdentifier: any Channel] = [:]
  private var context: ChannelHandlerContext?
  private var isResting = false
  /// When resting was last told of.
  private var toldAt: NIODeadline?
  /// Kept once the server stops and no connection is left.
  private let ended: EventLoopPromise<Void>

  /// A descriptor may also become free elsewhere, and a handler end whose connection is gone.
  private static let rest = TimeAmount.milliseconds(250)
  private static let acceptedAtOnce = 16

  init(server: ServerState, ended: EventLoopPromise<Void>) {
    self.server = server
    self.ended = ended
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.context = nil
    endIfEmpty()
    context.fireChannelInactive()
  }

  /// How many more connections there may be.
  private var room: Int { server.limits.connections - open.count - server.overrunningTasks }

  func read(context: ChannelHandlerContext) {
    guard !isResting else { return }
    guard room > 0 else { return startRest("\(server.limits.connections) connections are open") }
    let count = UInt(min(room, Self.acceptedAtOnce))
    try? context.channel.syncOptions?.setOption(.maxMessagesPerRead, value: count)
    context.read()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let channel = unwrapInboundIn(data)
    let (id, acceptance) = (ObjectIdentifier(channel), NIOLoopBound(self, eventLoop: context.eventLoop))
    open[id] = channel
    channel.closeFuture.hop(to: context.eventLoop).whenComplete { _ in acceptance.value.remove(id) }
    context.fireChannelRead(data)
  }

  private func remove(_ id: ObjectIdentifier) {
    open[id] = nil
    stopRest()
    endIfEmpty()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // Other errors, such as ECONNABORTED, are about one connection alone.
    guard let error = error as? IOError, [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(error.errnoCode) else { return }
    startRest("\(error)")
  }

  private func startRest(_ reason: String) {
    guard !isResting, let context else { return }
    isResting = true
    if toldAt.map({ $0 + .minutes(1) < .now() }) ?? true {
      toldAt = .now()
      server.logger.warning("no more connections are accepted for now: \(reason)")
    }
    context.eventLoop.assumeIsolated().scheduleTask(in: Self.rest) { [weak self] in self?.stopRest() }
  }

  private func stopRest() {
    guard isResting, let context else { return }
    isResting = false
    context.channel.read()
  }

  /// Accepts nothing more, and lets every connection answer what it has begun.
  func stop() {
    server.stop()
    context?.close(promise: nil)
    for channel in open.values { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
  }

  /// Closes everything at once.
  func abort() {
    stop()
    for channel in open.values { channel.close(promise: nil) }
  }

  private func endIfEmpty() {
    if context == nil, open.isEmpty { ended.succeed() }
  }
}
