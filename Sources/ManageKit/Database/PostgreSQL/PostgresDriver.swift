import Logging
import ManagePostgresClient

/// PostgreSQL through libpq.
struct PostgresDriver: DatabaseDriver {
  let dialect = Dialect.postgres
  var executor: (any TaskExecutor)? { pool.executor }
  let path: String? = nil
  var statistics: PoolStatistics? { PoolStatistics(pool.statistics) }
  private let pool: PostgresPool
  private let limits: ConnectionLimits

  init(settings: PostgresSettings, limits: ConnectionLimits, logger: Logger) throws(DatabaseError) {
    var configuration = PostgresConfiguration(
      hosts: try settings.hosts, user: settings.user, password: settings.password.reveal(), database: settings.name)
    configuration.sslMode = settings.sslMode.flatMap(PostgresSSLMode.init)
    configuration.sslRootCertificate = settings.sslRootCert
    configuration.applicationName = "manage"
    configuration.connectTimeout = limits.connect
    configuration.statementTimeout = limits.statement
    configuration.preparedStatementLimit = limits.preparedStatements
    configuration.pool = PostgresConfiguration.PoolLimits(limits)
    self.limits = limits
    pool = PostgresPool(configuration: configuration, logger: logger)
  }

  nonisolated(nonsending) func run(
    _ sql: SQL, in context: DatabaseContext
  ) async throws -> StatementResult {
    try await withSession(in: context) { try await $0.run(sql) }
  }

  nonisolated(nonsending) func fetch<T: Sendable>(
    _ sql: SQL, in context: DatabaseContext, _ decode: @escaping RowDecoding<T>
  ) async throws -> [T] {
    try await withSession(in: context) { try await $0.fetch(sql, decode) }
  }

  nonisolated(nonsending) func stream<T: Sendable>(
    _ sql: SQL, in context: DatabaseContext, batch: Int, _ decode: @escaping RowDecoding<T>,
    _ body: nonisolated(nonsending) ([T]) async throws -> Void
  ) async throws {
    try await withSession(in: context) { try await $0.stream(sql, batch: batch, decode, body) }
  }

  nonisolated(nonsending) func withSession<T>(
    in context: DatabaseContext,
    _ body: nonisolated(nonsending) (any DriverConnection) async throws -> T
  ) async throws -> T {
    do {
      return try await pool.withConnection(within: context.rest) {
        try await body(PostgresDriverConnection(connection: $0, limits: limits, context: context))
      }
    } catch let error as PostgresError {
      _ = try context.rest
      throw DatabaseError(error)
    }
  }

  nonisolated(nonsending) func withFreshSession<T>(
    in context: DatabaseContext, enforcingForeignKeys: Bool,
    _ body: nonisolated(nonsending) (any DriverConnection) async throws -> T
  ) async throws -> T {
    try await withSession(in: context, body)
  }

  func notifications(on channels: [String]) throws(DatabaseError) -> AsyncStream<DatabaseNotification> {
    let events = pool.notifications(on: channels)
    return AsyncStream { stream in
      let task = Task {
        for await event in events { stream.yield(DatabaseNotification(event)) }
        stream.finish()
      }
      stream.onTermination = { _ in task.cancel() }
    }
  }

  func close() async {
    await pool.close()
  }
}

extension PostgresSettings {
  /// Each host with its port, as libpq has it: one port is for all hosts, several are one each.
  fileprivate var hosts: [PostgresHost] {
    get throws(DatabaseError) {
      let names = ValueKind.items(host)
      guard ports.count == 1 || ports.count == names.count else {
        throw .unreachable(
          "\(names.count) hosts of PostgreSQL have \(ports.count) ports",
          hint: "set POSTGRES_DB_PORT to one port for all of them, or one for each")
      }
      return names.enumerated().map { PostgresHost($1, port: ports[ports.count == 1 ? 0 : $0]) }
    }
  }
}

extension PostgresConfiguration.PoolLimits {
  fileprivate init(_ limits: ConnectionLimits) {
    self.init()
    (min, max) = (limits.idleConnections, limits.connections)
    acquireTimeout = limits.wait
    idleTimeout = limits.idle
    lifetime = limits.maxAge
    healthCheckAfter = limits.healthCheck
  }
}

extension PoolStatistics {
  fileprivate init(_ statistics: PostgresPoolStatistics) {
    self.init(
      open: statistics.open, idle: statistics.idle, waiting: statistics.waiting,
      totalAcquired: statistics.totalAcquired, totalOpened: statistics.totalOpened,
      totalClosed: statistics.totalClosed, totalTimedOut: statistics.totalTimedOut)
  }
}

extension DatabaseNotification {
  fileprivate init(_ event: PostgresNotificationEvent) {
    self =
      switch event {
      case .listening: .listening
      case .notification(let notification):
        .received(channel: notification.channel, payload: notification.payload)
      case .disconnected(let error as PostgresError): .disconnected(DatabaseError(error))
      case .disconnected(let error): .disconnected(.connectionLost("\(error)"))
      }
  }
}
