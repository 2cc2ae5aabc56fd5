import CPostgres

extension Session {
  /// Runs one statement by the extended protocol, prepared if the cache is on.
  func query(_ sql: String, _ parameters: EncodedParameters, limit: Duration?) async throws -> ResultHandle {
    try await settle()
    let deadline = Deadline(after: limit)
    guard statements.isEnabled else { return try await runUnprepared(sql, parameters, deadline) }
    let key = StatementCache.Key(sql: sql, types: parameters.types)
    do { return try await runPrepared(key, parameters, deadline) } catch let error as PostgresError
      where error.isStaleStatement
    {
      statements.remove(key)
      guard condition == .idle else { throw error }
      return try await runPrepared(key, parameters, deadline)
    }
  }

  /// Runs statements separated by semicolons by the simple protocol.
  func script(_ sql: String, limit: Duration?) async throws -> [ResultHandle] {
    try await settle()
    return try await exchange(sql, Deadline(after: limit)) { PQsendQuery($0, sql) }
  }

  private func runUnprepared(
    _ sql: String, _ parameters: EncodedParameters, _ deadline: Deadline
  ) async throws -> ResultHandle {
    try await exchangeOne(sql, deadline) { connection in
      parameters.withPointers { values, lengths, formats in
        PQsendQueryParams(
          connection, sql, Int32(parameters.types.count), parameters.types, values, lengths, formats, 0)
      }
    }
  }

  private func runPrepared(
    _ key: StatementCache.Key, _ parameters: EncodedParameters, _ deadline: Deadline
  ) async throws -> ResultHandle {
    let name = if let known = statements.name(for: key) { known } else { try await prepare(key, deadline) }
    return try await exchangeOne(key.sql, deadline) { connection in
      parameters.withPointers { values, lengths, formats in
        PQsendQueryPrepared(connection, name, Int32(parameters.types.count), values, lengths, formats, 0)
      }
    }
  }

  private func prepare(_ key: StatementCache.Key, _ deadline: Deadline) async throws -> String {
    let name = statements.newName()
    _ = try await exchange(key.sql, deadline) {
      PQsendPrepare($0, name, key.sql, Int32(key.types.count), key.types)
    }
    if let evicted = statements.insert(name, for: key) {
      let deallocation = "DEALLOCATE \(evicted)"
      _ = try await exchange(deallocation, deadline) { PQsendQuery($0, deallocation) }
    }
    return name
  }

  private func exchangeOne(
    _ sql: String, _ deadline: Deadline, send: (OpaquePointer) -> Int32
  ) async throws -> ResultHandle {
    guard let result = try await exchange(sql, deadline, send: send).last else {
      throw lost(reason: "the server gave no result")
    }
    return result
  }
}
