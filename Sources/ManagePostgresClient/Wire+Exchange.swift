import CManagePostgres

extension Wire {
  /// Sends one request and takes its whole answer.
  /// - Parameter send: queues the request and says how it is answered; `nil` if libpq refuses.
  /// - Throws: `PostgresError`, or `CancellationError` at once when the task is cancelled.
  nonisolated(nonsending) func exchange(
    _ deadline: Deadline, send: (inout WireState, OpaquePointer) -> Exchange.Phase?
  ) async throws -> Answer {
    switch try await begin(deadline, send: send) {
    case .answer(let answer): return answer
    case .failed(let error): throw error
    case .cancelled: throw CancellationError()
    case .goesOn:
      abandon()
      throw PostgresError.copyNotSupported(login)
    }
  }

  /// Sends one request once nothing is owed any more, and waits for the first reply.
  nonisolated(nonsending) func begin(
    _ deadline: Deadline, send: (inout WireState, OpaquePointer) -> Exchange.Phase?
  ) async throws -> Reply {
    try Task.checkCancellation()
    if condition == .unanswered { try await settle() }
    return await reply { state, handle in
      guard let phase = send(&state, handle.pointer) else { return .failed(lost(state, handle.errorMessage)) }
      state.exchange = Exchange(phase, deadline)
      return nil
    }
  }

  /// Takes a step on the calling thread; unless that returns the reply at once, the loop will.
  nonisolated(nonsending) func reply(
    _ step: (inout WireState, ConnectionHandle) -> Reply?
  ) async -> Reply {
    await withTaskCancellationHandler {
      await withUnsafeContinuation { caller in
        change { state, wakeUps in
          guard let handle = state.handle else {
            return wakeUps.answer(caller, .failed(lost(state, "it was lost before")))
          }
          if let reply = step(&state, handle) { return finish(&state, caller, reply, &wakeUps) }
          state.exchange?.caller = caller
          flush(&state, handle, &wakeUps)
        }
        // The handler may have run before there was anything to abandon.
        if Task.isCancelled { abandonExchange() }
      }
    } onCancel: {
      abandonExchange()
    }
  }

  private func finish(
    _ state: inout WireState, _ caller: UnsafeContinuation<Reply, Never>, _ reply: Reply, _ wakeUps: inout WakeUps
  ) {
    if case .failed(let error) = reply { state.lose(error, on: loop, &wakeUps) }
    wakeUps.answer(caller, reply)
  }

  func lost(_ state: WireState, _ reason: String) -> PostgresError {
    .connectionLost(state.login, reason: reason.asOneLine(limit: 300))
  }

  /// The results, unless one of them is an error.
  /// - Parameter sql: the statement of the result at this position, for the error.
  @discardableResult
  nonisolated(nonsending) func check(_ answer: Answer, sql: (Int) -> String) async throws -> [ResultHandle] {
    // A cancel request may still be under way.
    if answer.exceeded != nil { try await settle() }
    guard let index = answer.results.firstIndex(where: \.isFailure) else { return answer.results }
    let error = PostgresServerError(answer.results[index], sql: sql(index), index: index)
    if let limit = answer.exceeded, error.sqlState == "57014" {
      throw PostgresError.timedOut(login, .statement, limit: limit)
    }
    guard condition == .lost else { throw PostgresError.server(error) }
    throw PostgresError.connectionLost(login, reason: error.message.asOneLine(limit: 300))
  }
}
