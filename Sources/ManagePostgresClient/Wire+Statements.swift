import CManagePostgres
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Wire {
  /// Runs one statement by the extended protocol, prepared if the cache is on.
  nonisolated(nonsending) func query(
    _ sql: String, _ parameters: EncodedParameters, limit: Duration?
  ) async throws -> ResultHandle {
    let deadline = Deadline(after: limit)
    do { return try await run(sql, parameters, deadline) } catch let error as PostgresError where error.isStaleStatement
    {
      guard condition == .idle else { throw error }
      return try await run(sql, parameters, deadline)
    }
  }

  private nonisolated(nonsending) func run(
    _ sql: String, _ parameters: EncodedParameters, _ deadline: Deadline
  ) async throws -> ResultHandle {
    try refuseNUL(sql)
    var batch = StatementBatch()
    let results = try await answer(to: &batch, deadline, orElse: sql) { batch, state, connection in
      batch.send(sql, parameters, &state.statements, connection)
    }
    return results[results.count - 1]
  }

  /// Runs several statements in one round trip, as one transaction unless they have their own.
  nonisolated(nonsending) func pipeline(
    _ statements: [(sql: String, parameters: EncodedParameters)], isPrepared: Bool = true, limit: Duration?
  ) async throws -> [ResultHandle] {
    for statement in statements { try refuseNUL(statement.sql) }
    var batch = StatementBatch()
    let results = try await answer(to: &batch, Deadline(after: limit), orElse: "") { batch, state, connection in
      guard !isPrepared else { return batch.send(statements, &state.statements, connection) }
      var none = StatementCache(limit: 0)
      return batch.send(statements, &none, connection)
    }
    return zip(batch.commands, results).filter { !$0.0.isPreparation }.map(\.1)
  }

  private nonisolated(nonsending) func answer(
    to batch: inout StatementBatch, _ deadline: Deadline, orElse sql: String,
    send: (inout StatementBatch, inout WireState, OpaquePointer) -> Exchange.Phase?
  ) async throws -> [ResultHandle] {
    let answer: Answer
    do {
      answer = try await exchange(deadline) { state, connection in
        defer { state.mayBeAltered = state.mayBeAltered || batch.leavesTrace }
        return send(&batch, &state, connection)
      }
    } catch {
      account(for: [], of: batch)
      // The server may have prepared what is forgotten here.
      if batch.commands.contains(where: \.isPreparation) { state.withLock { $0.mayBeAltered = true } }
      throw error
    }
    let hasFailed = answer.results.contains(where: \.isFailure)
    if hasFailed { account(for: answer.results, of: batch) }
    if batch.leavesTrace { forgetStatements(discardedBy: answer.results) }
    if !hasFailed, !batch.commands.isEmpty { await deallocateEvicted() }
    return try await check(answer) { batch.key(at: $0)?.sql ?? sql }
  }

  private func account(for results: [ResultHandle], of batch: StatementBatch) {
    state.withLock { batch.account(for: results, in: &$0.statements, isAltered: $0.mayBeAltered) }
  }

  /// Outside a transaction only, which a statement that the server knows no longer would abort.
  private nonisolated(nonsending) func deallocateEvicted() async {
    let script = state.withLock { state in
      guard state.condition == .idle else { return "" }
      return state.statements.takeEvicted().map { "DEALLOCATE \($0);" }.joined()
    }
    if !script.isEmpty { _ = try? await self.script(script, limit: Self.grace) }
  }

  /// Runs statements separated by semicolons by the simple protocol.
  nonisolated(nonsending) func script(_ sql: String, limit: Duration?) async throws -> [ResultHandle] {
    try refuseNUL(sql)
    let answer = try await exchange(Deadline(after: limit)) { _, connection in
      PQsendQuery(connection, sql) == 1 ? .answering : nil
    }
    forgetStatements(discardedBy: answer.results)
    return try await check(answer) { _ in sql }
  }

  /// A statement that the server knows no longer would abort the transaction that uses it.
  private func forgetStatements(discardedBy results: [ResultHandle]) {
    guard results.contains(where: \.discardsStatements) else { return }
    state.withLock { $0.statements = StatementCache(limit: configuration.preparedStatementLimit) }
  }

  func refuseNUL(_ sql: String) throws(PostgresError) {
    var sql = sql
    guard sql.withUTF8({ utf8 in utf8.baseAddress.map { memchr($0, 0, utf8.count) != nil } ?? false }) else { return }
    throw .invalidParameter(position: nil, reason: "PostgreSQL text can't hold a NUL byte")
  }
}
