extension PostgresConnection {
  /// Runs several statements in one round trip, as one transaction unless they hold `BEGIN` and `COMMIT` themselves.
  ///
  /// Each is prepared as `query` does. After an error the server skips the rest.
  /// - Returns: a result for each statement.
  /// - Throws: as `query`, for the first statement that fails.
  @discardableResult
  public nonisolated(nonsending) func pipeline(
    _ statements: [PostgresStatement], timeLimit: PostgresTimeLimit = .configured
  ) async throws -> [PostgresResult] {
    let wire = try usable()
    let limit = timeLimit.duration(configured: wire.configuration.statementTimeout)
    let encoded = try statements.map { ($0.sql, try EncodedParameters($0.parameters)) }
    guard !encoded.isEmpty else { return [] }
    return try await wire.pipeline(encoded, limit: limit).map(PostgresResult.init)
  }
}
