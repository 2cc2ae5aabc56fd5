import CManagePostgres
import Synchronization

extension Wire {
  /// Waits until no answer is owed and no cancel request is under way; both have their ends.
  nonisolated(nonsending) func settle() async throws {
    guard !state.withLock({ $0.exchange?.isCopying ?? false }) else { throw PostgresError.copyUnderWay(login) }
    await withUnsafeContinuation { settler in
      change { state, wakeUps in
        state.settlers.append(settler)
        state.settleIfQuiet(&wakeUps)
      }
    }
  }

  /// The task was cancelled: the server is told, but not waited for.
  func abandonExchange() {
    change { state, wakeUps in
      guard let caller = state.exchange?.caller else { return }
      wakeUps.answer(caller, .cancelled)
      giveUp(&state, &wakeUps)
    }
  }

  /// Leaves the rest of the answer to the loop.
  private func giveUp(_ state: inout WireState, _ wakeUps: inout WakeUps) {
    guard let exchange = state.exchange, let handle = state.handle else { return }
    state.exchange?.caller = nil
    state.exchange?.isAbandoned = true
    state.exchange?.end = .now + Self.grace
    if exchange.phase != .pipeline { state.exchange?.phase = .answering }
    if exchange.phase == .copyIn {
      PQputCopyEnd(handle.pointer, "the client has given up")
    } else if !exchange.isOverTime {
      requestCancel(&state, handle)
    }
    flush(&state, handle, &wakeUps)
  }

  /// Ends a COPY that its caller has lost interest in.
  func abandonCopy() {
    change { state, wakeUps in
      if state.exchange?.isCopying ?? false { giveUp(&state, &wakeUps) }
    }
  }

  /// Asks the server to stop, on a thread of its own, since that waits for the server.
  private func requestCancel(_ state: inout WireState, _ handle: ConnectionHandle) {
    guard state.cancelEnd == nil, let cancel = CancelHandle(handle) else { return }
    let isStarted = DetachedThread.start { [weak self] in
      cancel.send()
      self?.change { state, wakeUps in
        state.cancelEnd = nil
        state.settleIfQuiet(&wakeUps)
      }
    }
    if isStarted { state.cancelEnd = .now + Self.grace }
  }

  func timeHasCome(_ now: MonotonicTime) {
    change { state, wakeUps in
      // An earlier request's time, which a later one has taken over.
      if let armed = state.armed, now < armed { return }
      state.armed = nil
      if let end = state.exchange?.end, end <= now {
        runOutOfTime(&state, now, &wakeUps)
      } else if let end = state.cancelEnd, end <= now, state.exchange == nil {
        state.lose(lost(state, "a cancel request was not answered"), on: loop, &wakeUps)
      }
    }
  }

  /// First the server is asked to stop; after the grace the connection is given up.
  private func runOutOfTime(_ state: inout WireState, _ now: MonotonicTime, _ wakeUps: inout WakeUps) {
    guard let exchange = state.exchange, let handle = state.handle else { return }
    guard !exchange.isOverTime, !exchange.isAbandoned else {
      let limit = exchange.limit ?? Self.grace
      return state.lose(.timedOut(state.login, .statement, limit: limit), on: loop, &wakeUps)
    }
    state.exchange?.isOverTime = true
    state.exchange?.end = now + Self.grace
    requestCancel(&state, handle)
  }
}
