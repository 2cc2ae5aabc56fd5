import CPostgres

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How long an answer is waited for, and whether the server was asked already to stop.
struct Patience {
  var end: ContinuousClock.Instant?
  var isCancelSent = false
}

extension Session {
  /// Sends one request and takes its whole answer.
  /// - Throws: `PostgresError`, or `CancellationError` at once when the task is cancelled.
  func exchange(
    _ sql: String, _ deadline: Deadline, send: (OpaquePointer) -> Int32
  ) async throws -> [ResultHandle] {
    guard let handle else { throw lost(reason: "it was lost before") }
    guard !sql.utf8.contains(0) else {
      throw PostgresError.invalidParameter(position: nil, reason: "PostgreSQL text can't hold a NUL byte")
    }
    guard send(handle.pointer) == 1 else { throw lost(reason: handle.errorMessage) }
    publish(.unanswered)
    var patience = Patience(end: deadline.end)
    let results = try await answer(from: handle, &patience, limit: deadline.limit)
    try await awaitCancelRequest()
    guard let failure = results.first(where: { $0.status == PGRES_FATAL_ERROR || $0.status == PGRES_BAD_RESPONSE })
    else { return results }
    let error = PostgresServerError(failure, sql: sql)
    if patience.isCancelSent, error.sqlState == "57014", let limit = deadline.limit {
      throw PostgresError.timedOut(login, .statement, limit: limit)
    }
    throw condition == .lost
      ? PostgresError.connectionLost(login, reason: error.message.asOneLine(limit: 300)) : .server(error)
  }

  /// Waits for answers that nobody took, so that the next statement gets its own.
  func settle() async throws {
    try Task.checkCancellation()
    guard let handle else { throw lost(reason: "it was lost before") }
    guard condition == .unanswered || cancelRequest != nil else { return }
    try await awaitCancelRequest()
    var patience = Patience(end: .now + Self.grace, isCancelSent: true)
    _ = try await answer(from: handle, &patience, limit: Self.grace)
  }

  private func awaitCancelRequest() async throws {
    guard let request = cancelRequest else { return }
    guard case .value = await request.outcome(until: .now + Self.grace) else {
      abandon()
      try Task.checkCancellation()
      throw lost(reason: "a cancel request was not answered")
    }
    cancelRequest = nil
  }

  private func answer(
    from handle: ConnectionHandle, _ patience: inout Patience, limit: Duration?
  ) async throws -> [ResultHandle] {
    var results: [ResultHandle] = []
    while true {
      let unsent = PQflush(handle.pointer)
      // Once the connection is lost, PQgetResult returns what there is and never blocks.
      while handle.isLost || PQisBusy(handle.pointer) == 0 {
        guard let result = PQgetResult(handle.pointer).map(ResultHandle.init) else {
          publishStatus()
          return results
        }
        try refuseCopy(result)
        results.append(result)
      }
      let events = unsent == 1 ? POLLIN | POLLOUT : POLLIN
      switch await loop.wait(for: Int32(events), on: handle.socket, until: patience.end) {
      case .ready: try consume(handle)
      case .cancelled: try giveUp(handle, patience)
      case .timedOut: try runOutOfTime(handle, &patience, limit: limit)
      }
    }
  }

  private func consume(_ handle: ConnectionHandle) throws {
    guard PQconsumeInput(handle.pointer) == 0 else { return }
    // A lost connection may have left the server's last words, which the next PQgetResult returns.
    guard handle.isLost else { throw lost(reason: handle.errorMessage) }
  }

  /// The task was cancelled: the server is told, but not waited for.
  private func giveUp(_ handle: ConnectionHandle, _ patience: Patience) throws {
    if !patience.isCancelSent { requestCancel(handle) }
    throw CancellationError()
  }

  /// First the server is asked to stop; after the grace the connection is given up.
  private func runOutOfTime(_ handle: ConnectionHandle, _ patience: inout Patience, limit: Duration?) throws {
    guard !patience.isCancelSent else {
      abandon()
      throw PostgresError.timedOut(login, .statement, limit: limit ?? Self.grace)
    }
    requestCancel(handle)
    patience = Patience(end: .now + Self.grace, isCancelSent: true)
  }

  private func requestCancel(_ handle: ConnectionHandle) {
    guard let cancel = CancelHandle(handle) else { return }
    let arrival = Arrival<Void>()
    cancelRequest = arrival
    if !DetachedThread.start({
      cancel.send()
      arrival.resolve(())
    }) {
      arrival.resolve(())
    }
  }

  private func refuseCopy(_ result: ResultHandle) throws {
    let copies = [PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH]
    guard copies.contains(result.status) else { return }
    abandon()
    throw PostgresError.copyNotSupported(login)
  }

  /// Gives the connection up.
  func lost(reason: String) -> PostgresError {
    abandon()
    return .connectionLost(login, reason: reason.asOneLine(limit: 300))
  }
}
