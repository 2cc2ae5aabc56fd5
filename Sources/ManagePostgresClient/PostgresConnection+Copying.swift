extension PostgresConnection {
  /// Runs `COPY … FROM STDIN` with what the closure writes, in the format that the statement names.
  ///
  /// When the closure throws, the server undoes the whole COPY.
  /// - Parameter timeLimit: for the server to take what is written, and for its final answer.
  /// - Returns: how many rows were copied.
  /// - Throws: as `query`, what the closure throws, and `PostgresError.notACopy`.
  @discardableResult
  public nonisolated(nonsending) func copyIn(
    _ sql: String, timeLimit: PostgresTimeLimit = .configured,
    _ body: nonisolated(nonsending) (PostgresCopyWriter) async throws -> Void
  ) async throws -> Int {
    let wire = try usable()
    let limit = timeLimit.duration(configured: wire.configuration.statementTimeout)
    try await wire.beginCopy(sql, .copyIn, limit)
    let writer = PostgresCopyWriter(wire, limit: limit)
    defer { writer.invalidate() }
    do {
      try await body(writer)
      try await writer.flush()
    } catch {
      wire.abandonCopy()
      throw error
    }
    return try await wire.endCopy(sql, limit).last.map { PostgresResult($0).affectedRows } ?? 0
  }

  /// Runs `COPY … FROM STDIN` with the chunks of a sequence, which is asked for more only as the server takes them.
  @discardableResult
  public nonisolated(nonsending) func copyIn<Chunks: AsyncSequence>(
    _ sql: String, from chunks: Chunks, timeLimit: PostgresTimeLimit = .configured
  ) async throws -> Int where Chunks.Element == [UInt8] {
    try await copyIn(sql, timeLimit: timeLimit) { writer in
      for try await chunk in chunks { try await writer.write(chunk) }
    }
  }

  /// Runs `COPY … TO STDOUT` and hands over what comes, in chunks of whole rows; the server waits for the closure.
  /// - Parameter timeLimit: for each chunk.
  /// - Returns: how many rows were copied.
  /// - Throws: as `query`, what the closure throws, and `PostgresError.notACopy`.
  @discardableResult
  public nonisolated(nonsending) func copyOut(
    _ sql: String, timeLimit: PostgresTimeLimit = .configured,
    _ body: nonisolated(nonsending) ([UInt8]) async throws -> Void
  ) async throws -> Int {
    let wire = try usable()
    let limit = timeLimit.duration(configured: wire.configuration.statementTimeout)
    try await wire.beginCopy(sql, .copyOut, limit)
    while true {
      switch try await wire.read(sql, limit) {
      case .end(let results): return results.last.map { PostgresResult($0).affectedRows } ?? 0
      case .chunk(let chunk):
        do { try await body(chunk) } catch {
          wire.abandonCopy()
          throw error
        }
      }
    }
  }
}
