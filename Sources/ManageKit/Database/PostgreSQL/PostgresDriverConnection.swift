import ManagePostgresClient

/// A connection of the pool.
struct PostgresDriverConnection: DriverConnection {
  let dialect = Dialect.postgres
  private static let probeInterval = Duration.seconds(15)
  private static let copyChunk = 65_536

  let connection: PostgresConnection
  let limits: ConnectionLimits
  let context: DatabaseContext

  /// For one statement, or for what comes of it at a time.
  private var timeLimit: PostgresTimeLimit {
    get throws(DatabaseError) { .after(try context.rest(of: limits.statement)) }
  }

  var isTransactionAborted: Bool { connection.transactionStatus == .failed }

  var isInTransaction: Bool { [.inTransaction, .failed].contains(connection.transactionStatus) }

  var tlsVersion: String? { connection.tlsVersion }

  @discardableResult
  nonisolated(nonsending) func run(_ sql: SQL) async throws -> StatementResult {
    try await result(of: query(sql))
  }

  private nonisolated(nonsending) func result(of result: PostgresResult) async throws -> StatementResult {
    let columns = RowColumns(result.columns.map(\.name))
    let rows = try await rows(of: result) { decoder in
      Row(columns: columns, values: try columns.names.map { _ in try decoder.decode() })
    }
    return StatementResult(rows: rows, affectedRows: result.affectedRows)
  }

  nonisolated(nonsending) func fetch<T: Sendable>(_ sql: SQL, _ decode: @escaping RowDecoding<T>) async throws -> [T] {
    try await rows(of: query(sql), decode)
  }

  nonisolated(nonsending) func runScript(_ script: String) async throws {
    do {
      _ = try await connection.simpleQuery(
        script, timeLimit: .after(try context.rest(of: limits.script)),
        probing: Self.probeInterval)
      // The script's text is UTF-8; in another encoding the server would read its next part as other letters.
      if connection.clientEncoding != "UTF8" { _ = try await connection.simpleQuery("SET client_encoding = 'UTF8'") }
    } catch let error as PostgresError {
      throw await explained(DatabaseError(error, sql: script, isScript: true))
    }
  }

  nonisolated(nonsending) func runStatements(_ statements: [String]) async throws {
    for statement in statements { try await runScript(statement) }
  }

  nonisolated(nonsending) func discardSession() async throws {
    try await translatingErrors(of: "DISCARD ALL") { try await connection.discardSession() }
  }

  nonisolated(nonsending) func stream<T: Sendable>(
    _ sql: SQL, batch: Int, _ decode: @escaping RowDecoding<T>,
    _ body: nonisolated(nonsending) ([T]) async throws -> Void
  ) async throws {
    // What `body` throws is not the client's.
    var failure: (any Error)?
    do {
      try await connection.stream(
        sql.text(for: .postgres), sql.values.map(PostgresValue.init), rowsPerBatch: batch, timeLimit: timeLimit
      ) {
        do { try await body(rows(of: $0, decode)) } catch {
          failure = error
          throw error
        }
      }
    } catch {
      throw failure ?? translated(error, sql)
    }
  }

  nonisolated(nonsending) func copy(
    into table: String, columns: [String], rows: some Sequence<[DatabaseValue]> & Sendable
  ) async throws -> Int {
    let names = SQL.joined(columns.map { "\(identifier: $0)" }, ", ")
    let copy: SQL = "COPY \(identifier: table) (\(sql: names)) FROM STDIN"
    return try await translatingErrors(of: copy) {
      try await connection.copyIn(copy.text(for: .postgres), timeLimit: timeLimit) { writer in
        var text = PostgresCopyText()
        for row in rows {
          guard row.count == columns.count else {
            let reason = "a row has \(row.count) values for \(columns.count) columns"
            throw refusal(of: copy, table: table, columns: [], reason)
          }
          do throws(PostgresCopyText.InvalidValue) { try text.append(row) } catch {
            throw refusal(of: copy, table: table, columns: [columns[error.column]], error.reason)
          }
          guard text.bytes.count >= Self.copyChunk else { continue }
          try await writer.write(text.bytes)
          text.removeAll()
        }
        try await writer.write(text.bytes)
      }
    }
  }

  nonisolated(nonsending) func copy(_ statement: String, rows: ArraySlice<UInt8>) async throws {
    try await translatingErrors(of: SQL(unsafe: statement)) {
      let limit = PostgresTimeLimit.after(try context.rest(of: limits.script))
      try await connection.copyIn(statement, timeLimit: limit) { try await $0.write(Array(rows)) }
    }
  }

  nonisolated(nonsending) func copyOut(
    _ sql: SQL, _ body: nonisolated(nonsending) ([UInt8]) async throws -> Void
  ) async throws -> Int {
    try await translatingErrors(of: sql) {
      guard sql.values.isEmpty else {
        throw PostgresError.invalidParameter(position: 1, reason: "COPY takes no values")
      }
      return try await connection.copyOut(sql.text(for: .postgres), timeLimit: timeLimit, body)
    }
  }

  nonisolated(nonsending) func pipeline(_ statements: [SQL]) async throws -> [StatementResult] {
    let results = try await translatingErrors(of: SQL.joined(statements, "; ")) {
      try await connection.pipeline(
        statements.map { PostgresStatement($0.text(for: .postgres), $0.values.map(PostgresValue.init)) },
        timeLimit: timeLimit)
    }
    var answers: [StatementResult] = []
    for result in results { answers.append(try await self.result(of: result)) }
    return answers
  }

  /// A refusal that the server would make at COMMIT comes before it, in the same round trip, while the transaction
  /// stands.
  nonisolated(nonsending) func commit(to depth: Int) async throws {
    let end = dialect.commit(depth: depth)
    _ = try await pipeline(depth == 0 ? ["SET CONSTRAINTS ALL IMMEDIATE", end] : [end])
  }

  nonisolated(nonsending) func rollBack(to depth: Int) async throws {
    // A COMMIT that was refused has ended the transaction.
    if depth == 0, connection.transactionStatus == .idle { return }
    for statement in dialect.rollback(to: depth) { try await run(statement) }
  }
}

extension PostgresDriverConnection {
  private nonisolated(nonsending) func query(_ sql: SQL) async throws -> PostgresResult {
    try await translatingErrors(of: sql) {
      try await connection.query(
        sql.text(for: .postgres), sql.values.map(PostgresValue.init), timeLimit: timeLimit)
    }
  }

  private nonisolated(nonsending) func translatingErrors<T>(
    of sql: SQL, _ body: nonisolated(nonsending) () async throws -> T
  ) async throws -> T {
    do { return try await body() } catch { throw await explained(translated(error, sql)) }
  }

  private func translated(_ error: any Error, _ sql: SQL) -> any Error {
    guard let error = error as? PostgresError else { return error }
    return DatabaseError(error, sql: sql.text(for: .postgres))
  }

  private func refusal(of sql: SQL, table: String, columns: [String], _ reason: String) -> DatabaseError {
    let message = "invalid value for \(([table] + columns).joined(separator: ".")): \(reason)"
    return .refused(
      StatementError(
        kind: .invalidValue, code: "client", message: message, table: table, columns: columns,
        sql: sql.text(for: .postgres)))
  }

  private nonisolated(nonsending) func rows<T>(
    of result: PostgresResult, _ decode: RowDecoding<T>
  ) async throws -> [T] {
    let (count, columns) = (result.rowCount, result.columnCount)
    var column = 0
    do {
      return try result.withCells { cells in
        var decoder = RowDecoder(.postgres(cells), columnCount: columns)
        defer { column = decoder.position - 1 }
        var rows: [T] = []
        rows.reserveCapacity(count)
        for row in 0..<count {
          decoder.start(row: row)
          rows.append(try decode(&decoder))
        }
        return rows
      }
    } catch let error as DatabaseError {
      guard 0..<columns ~= column else { throw error }
      throw await complete(error, table: result.tableOID(column: column))
    }
  }

  /// The same with the table's name, which a result has by number only.
  private nonisolated(nonsending) func complete(_ error: DatabaseError, table: UInt32?) async -> DatabaseError {
    guard case .typeMismatch(nil, let column, let expected, let found) = error, let table else { return error }
    let name = try? await run("SELECT relname FROM pg_class WHERE oid = \(Int(table))").rows.first?[0] as String?
    return .typeMismatch(table: name, column: column, expected: expected, found: found)
  }
}
