import Synchronization

/// A connection lent for the length of one closure.
///
/// It isn't `Sendable`, so that two tasks can't use it at once. After the closure it throws `PostgresError.closed`.
public final class PostgresConnection {
  private var wire: Wire?
  private let loops: EventLoopGroup
  /// How many cursors of `stream` are open, one within the other.
  var openStreams = 0

  init(_ wire: Wire, loops: EventLoopGroup) {
    self.wire = wire
    self.loops = loops
  }

  func invalidate() { wire = nil }

  /// The transaction's status after the last statement, according to the server.
  public var transactionStatus: PostgresTransactionStatus {
    switch wire?.condition {
    case .idle: .idle
    case .inTransaction: .inTransaction
    case .failedTransaction: .failed
    case .unanswered, .lost, nil: .unknown
    }
  }

  /// The encoding in which the server reads and writes text, by its own name such as `UTF8`.
  public var clientEncoding: String? {
    wire?.state.withLock { $0.handle?.setting("client_encoding") }
  }

  /// The version of TLS that the connection has, such as `TLSv1.3`; nil if it isn't encrypted.
  public var tlsVersion: String? {
    wire?.state.withLock { $0.handle?.tlsVersion }
  }

  /// Puts the session back to what it was when it was opened, as `DISCARD ALL` does, but within a transaction too.
  /// - Throws: as `query`.
  public nonisolated(nonsending) func discardSession() async throws {
    try await usable().restore()
  }

  /// Runs one statement with its values bound to `$1`, `$2`, …
  ///
  /// The statement is prepared on its first use and kept for the next.
  /// - Throws: `PostgresError`; `CancellationError` at once when the task is cancelled, while the server is told to
  ///   stop.
  @discardableResult
  public nonisolated(nonsending) func query(
    _ sql: String, _ parameters: [PostgresValue] = [], timeLimit: PostgresTimeLimit = .configured
  ) async throws -> PostgresResult {
    let wire = try usable()
    let limit = timeLimit.duration(configured: wire.configuration.statementTimeout)
    return try await PostgresResult(wire.query(sql, EncodedParameters(parameters), limit: limit))
  }

  /// Runs a script of statements separated by semicolons, in one implicit transaction unless it has its own.
  /// - Parameter probing: how often to open another connection in the meantime, so that a server that froze is noticed
  ///   long before the limit of a script that may take an hour.
  /// - Returns: a result for each statement.
  /// - Throws: as `query`, for the first statement that fails.
  @discardableResult
  public nonisolated(nonsending) func simpleQuery(
    _ script: String, timeLimit: PostgresTimeLimit = .configured, probing interval: Duration? = nil
  ) async throws -> [PostgresResult] {
    let wire = try usable()
    let limit = timeLimit.duration(configured: wire.configuration.statementTimeout)
    if WireTrace.isLeft(by: script) { wire.state.withLock { $0.mayBeAltered = true } }
    guard let interval else { return try await wire.script(script, limit: limit).map(PostgresResult.init) }
    return try await withThrowingTaskGroup(of: [PostgresResult].self) { group in
      group.addTask { try await wire.script(script, limit: limit).map(PostgresResult.init) }
      group.addTask { [loops] in
        try await wire.probe(on: loops, every: interval)
      }
      defer { group.cancelAll() }
      return try await group.next() ?? []
    }
  }

  func usable() throws(PostgresError) -> Wire {
    guard let wire else { throw .closed }
    return wire
  }
}
