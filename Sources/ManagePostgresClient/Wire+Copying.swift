import CManagePostgres
import Synchronization

extension Wire {
  /// Sends a COPY statement and waits until rows may flow in this direction.
  nonisolated(nonsending) func beginCopy(_ sql: String, _ direction: Exchange.Phase, _ limit: Duration?) async throws {
    try refuseNUL(sql)
    let reply = try await begin(Deadline(after: limit)) { state, connection in
      if WireTrace.isLeft(by: sql) { state.mayBeAltered = true }
      return PQsendQuery(connection, sql) == 1 ? .answering : nil
    }
    guard case .goesOn = reply else {
      _ = try await answer(reply, sql)
      throw PostgresError.notACopy(sql: sql)
    }
    guard state.withLock({ $0.exchange?.phase }) == direction else {
      abandonCopy()
      throw PostgresError.notACopy(sql: sql)
    }
  }

  /// Queues rows, and waits while the socket is full.
  nonisolated(nonsending) func write(_ bytes: ArraySlice<UInt8>, _ limit: Duration?) async throws {
    try checkCancellation()
    let reply = await reply { state, handle in
      guard state.exchange?.phase == .copyIn, state.exchange?.isAbandoned == false else { return .cancelled }
      let isQueued = bytes.withUnsafeBytes { bytes in
        PQputCopyData(handle.pointer, bytes.assumingMemoryBound(to: CChar.self).baseAddress, Int32(bytes.count)) == 1
      }
      guard isQueued else { return .failed(lost(state, handle.errorMessage)) }
      guard PQflush(handle.pointer) == 1 else { return .goesOn }
      state.exchange?.end = Deadline(after: limit).end
      return nil
    }
    if case .goesOn = reply { return }
    _ = try await answer(reply, "COPY")
  }

  /// Ends the rows and takes the answer.
  nonisolated(nonsending) func endCopy(_ sql: String, _ limit: Duration?) async throws -> [ResultHandle] {
    let reply = await reply { state, handle in
      guard state.exchange?.phase == .copyIn, state.exchange?.isAbandoned == false else { return .cancelled }
      guard PQputCopyEnd(handle.pointer, nil) == 1 else { return .failed(lost(state, handle.errorMessage)) }
      state.exchange?.phase = .answering
      state.exchange?.end = Deadline(after: limit).end
      return nil
    }
    return try await answer(reply, sql)
  }

  /// The next rows, or the answer that ends them.
  nonisolated(nonsending) func read(_ sql: String, _ limit: Duration?) async throws -> CopiedRows {
    while true {
      try checkCancellation()
      var chunk: [UInt8] = []
      let reply = await reply { state, handle in
        guard state.exchange?.phase == .copyOut, state.exchange?.isAbandoned == false else { return .cancelled }
        state.exchange?.end = Deadline(after: limit).end
        switch CopyReader.read(from: handle.pointer, limit: 65_536) {
        case .bytes(let bytes): chunk = bytes
        case .nothingYet: return nil
        case .end:
          state.exchange?.phase = .answering
          return nil
        }
        state.exchange?.end = nil
        return .goesOn
      }
      guard case .goesOn = reply else { return .end(try await answer(reply, sql)) }
      if !chunk.isEmpty { return .chunk(chunk) }
    }
  }

  private func checkCancellation() throws {
    if Task.isCancelled { abandonCopy() }
    try Task.checkCancellation()
  }

  private nonisolated(nonsending) func answer(_ reply: Reply, _ sql: String) async throws -> [ResultHandle] {
    switch reply {
    case .answer(let answer): return try await check(answer) { _ in sql }
    case .failed(let error): throw error
    case .cancelled: throw CancellationError()
    case .goesOn: return []
    }
  }
}

/// The data that COPY has sent.
enum CopiedRows: Sendable {
  case chunk([UInt8])
  case end([ResultHandle])
}
