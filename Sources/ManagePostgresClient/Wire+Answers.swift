import CManagePostgres

/// The work of the loop's thread when the server has sent something, or has room for more.
extension Wire: EventLoopClient {
  func socketIsReady(_ ready: SocketInterest) {
    change { state, wakeUps in
      guard let handle = state.handle else { return }
      let isFull = PQflush(handle.pointer) == 1
      // Who copies out reads at its own pace.
      if let exchange = state.exchange, exchange.phase == .copyOut, exchange.caller == nil {
        return state.watch(isFull ? .write : [], on: loop)
      }
      state.watch(isFull ? [.read, .write] : .read, on: loop)
      let isRead = PQconsumeInput(handle.pointer) == 1
      goOn(&state, handle, isFull: isFull, &wakeUps)
      takeNotifications(state, handle, &wakeUps)
      // A lost connection may have left the server's last words, which were taken first.
      if handle.isLost || !isRead { state.lose(lost(state, handle.errorMessage), on: loop, &wakeUps) }
    }
  }

  private func goOn(
    _ state: inout WireState, _ handle: ConnectionHandle, isFull: Bool, _ wakeUps: inout WakeUps
  ) {
    guard let exchange = state.exchange else { return }
    switch exchange.phase {
    case .answering, .pipeline: takeAnswer(&state, handle, &wakeUps)
    case .copyIn, .copyOut:
      guard let caller = exchange.caller, exchange.phase == .copyOut || !isFull, !handle.isLost else { return }
      state.exchange?.caller = nil
      state.exchange?.end = nil
      wakeUps.answer(caller, .goesOn)
    }
  }

  /// Sends what the socket takes. Nothing more may come from it when a COPY has ended or the last byte is gone.
  func flush(_ state: inout WireState, _ handle: ConnectionHandle, _ wakeUps: inout WakeUps) {
    let isFull = PQflush(handle.pointer) == 1
    state.watch(isFull ? [.read, .write] : .read, on: loop)
    if state.exchange?.phase != .copyOut { goOn(&state, handle, isFull: isFull, &wakeUps) }
    // The loop would come too late: the caller asks at once whether its error means a lost connection.
    if handle.isLost { state.lose(lost(state, handle.errorMessage), on: loop, &wakeUps) }
  }

  /// Takes what has come of the answer, and hands it over when it is whole.
  private func takeAnswer(_ state: inout WireState, _ handle: ConnectionHandle, _ wakeUps: inout WakeUps) {
    // Once the connection is lost, PQgetResult returns what there is and never blocks.
    while handle.isLost || PQisBusy(handle.pointer) == 0 {
      guard let result = PQgetResult(handle.pointer).map(ResultHandle.init) else {
        // In a pipeline this is only the end of one statement.
        guard state.exchange?.phase == .pipeline, !handle.isLost else { return handOver(&state, &wakeUps) }
        continue
      }
      switch result.status {
      case PGRES_PIPELINE_SYNC:
        PQexitPipelineMode(handle.pointer)
        return handOver(&state, &wakeUps)
      case PGRES_COPY_IN, PGRES_COPY_OUT:
        guard beginCopy(&state, handle, result.status, &wakeUps) else { return }
      default:
        state.exchange?.results.append(result)
        if handle.isLost { return handOver(&state, &wakeUps) }
      }
    }
  }

  private func handOver(_ state: inout WireState, _ wakeUps: inout WakeUps) {
    guard let exchange = state.exchange else { return }
    state.exchange = nil
    state.updateStatus()
    state.settleIfQuiet(&wakeUps)
    guard let caller = exchange.caller else { return }
    let answer = Answer(results: exchange.results, exceeded: exchange.isOverTime ? exchange.limit : nil)
    let isSilent = exchange.results.isEmpty
    wakeUps.answer(caller, isSilent ? .failed(lost(state, state.handle?.errorMessage ?? "")) : .answer(answer))
  }

  /// - Returns: whether the copy is over already, for nobody wants it.
  private func beginCopy(
    _ state: inout WireState, _ handle: ConnectionHandle, _ status: ExecStatusType, _ wakeUps: inout WakeUps
  ) -> Bool {
    guard let exchange = state.exchange, !exchange.isAbandoned else {
      if status == PGRES_COPY_OUT { return CopyReader.discard(from: handle.pointer) }
      PQputCopyEnd(handle.pointer, "the client has given up")
      state.watch(PQflush(handle.pointer) == 1 ? [.read, .write] : .read, on: loop)
      return true
    }
    state.exchange?.phase = status == PGRES_COPY_IN ? .copyIn : .copyOut
    state.exchange?.end = nil
    state.exchange?.caller = nil
    if let caller = exchange.caller { wakeUps.answer(caller, .goesOn) }
    return false
  }

  private func takeNotifications(_ state: WireState, _ handle: ConnectionHandle, _ wakeUps: inout WakeUps) {
    while let notification = handle.nextNotification() {
      if let observer = state.observer { wakeUps.events.append((observer, .notification(notification))) }
    }
  }
}
