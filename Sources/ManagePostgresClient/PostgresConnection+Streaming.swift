extension PostgresConnection {
  /// Runs a query and hands its rows over in batches, so that no more than one batch is in memory.
  ///
  /// A cursor does it: `DECLARE … NO SCROLL CURSOR FOR` the query, then `FETCH` by turns with the closure. It needs a
  /// transaction, and makes one of its own unless one is open already.
  /// - Parameter timeLimit: for each batch.
  /// - Throws: as `query`, and what the closure throws.
  public nonisolated(nonsending) func stream(
    _ sql: String, _ parameters: [PostgresValue] = [], rowsPerBatch: Int = 1000,
    timeLimit: PostgresTimeLimit = .configured,
    _ body: nonisolated(nonsending) (PostgresResult) async throws -> Void
  ) async throws {
    let wire = try usable()
    let limit = timeLimit.duration(configured: wire.configuration.statementTimeout)
    let isWithin = transactionStatus != .idle
    let cursor = "stream_\(openStreams)"
    openStreams += 1
    defer { openStreams -= 1 }
    let fetch = "FETCH FORWARD \(max(rowsPerBatch, 1)) FROM \(cursor)"
    let opening = [
      (isWithin ? "SAVEPOINT \(cursor)" : "BEGIN", EncodedParameters.none),
      ("DECLARE \(cursor) NO SCROLL CURSOR FOR \(sql)", try EncodedParameters(parameters)),
      (fetch, .none),
    ]
    do {
      var batch = try await wire.pipeline(opening, isPrepared: false, limit: limit).last
      while let rows = batch.map(PostgresResult.init), rows.rowCount > 0 {
        try await body(rows)
        batch = rows.rowCount < rowsPerBatch ? nil : try await wire.script(fetch, limit: limit).last
      }
      let closing = isWithin ? "CLOSE \(cursor); RELEASE SAVEPOINT \(cursor)" : "COMMIT"
      _ = try await wire.script(closing, limit: limit)
    } catch {
      let undoing = isWithin ? "ROLLBACK TO SAVEPOINT \(cursor); RELEASE SAVEPOINT \(cursor)" : "ROLLBACK"
      _ = try? await wire.script(undoing, limit: limit)
      throw error
    }
  }
}
