import NIOCore

extension HTTP1Connection {
  /// Looks at the clock every so often: as often as the shortest limit asks, so that a deadline is never far past, and
  /// a request costs no timer of its own.
  func scheduleTick() {
    guard let context else { return }
    let next = min(deadline ?? .distantFuture, .now() + limits.tick)
    context.eventLoop.assumeIsolated().scheduleTask(deadline: next) { [weak self] in self?.tick() }
  }

  private func tick() {
    guard phase != .closed else { return }
    let now = NIODeadline.now()
    if isStalled(at: now) {
      close()
    } else if let deadline, deadline <= now {
      expire(at: now)
    }
    scheduleTick()
  }

  /// How many bytes of answers wait for the client.
  var pendingBytes: Int {
    (try? context?.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
  }

  private func isStalled(at now: NIODeadline) -> Bool {
    let pending = pendingBytes
    guard pending > 0, written - pending == progress.sent else {
      progress = (written - pending, now)
      return false
    }
    return now - progress.since >= limits.write
  }

  private func expire(at now: NIODeadline) {
    deadline = nil
    switch phase {
    case .head where pendingBytes > 0: deadline = now + limits.idle
    case .head where parser.buffered > 0: refuse(.headTooSlow)
    case .answering: expireExchange()
    case .head, .skipping, .ending, .closed: close()
    }
  }

  private func expireExchange() {
    guard let exchange else { return }
    if exchange.body.waiting != nil {
      failBody(of: exchange.number, RequestFault.bodyTooSlow)
    } else if exchange.fault == nil {
      giveUp(exchange)
    } else {
      // Not even the page that says so is made in time.
      close()
    }
  }
}
