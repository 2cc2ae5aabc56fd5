import Logging
import PostgresClient

/// PostgreSQL through libpq.
struct PostgresDriver: DatabaseDriver {
  let dialect = Dialect.postgres
  var executor: (any TaskExecutor)? { pool.executor }
  private let pool: PostgresPool
  private let scriptLimit: Duration

  init(settings: PostgresSettings, limits: ConnectionLimits, logger: Logger) {
    var configuration = PostgresConfiguration(
      hosts: settings.host.split(separator: ",").map { PostgresHost(String($0), port: settings.port) },
      user: settings.user, password: settings.password.reveal(), database: settings.name)
    configuration.sslMode = settings.sslMode.flatMap(PostgresSSLMode.init)
    configuration.sslRootCertificate = settings.sslRootCert
    configuration.applicationName = "manage"
    configuration.connectTimeout = limits.connect
    configuration.statementTimeout = limits.statement
    configuration.pool.max = limits.connections
    scriptLimit = limits.script
    pool = PostgresPool(configuration: configuration, logger: logger)
  }

  nonisolated(nonsending) func run(_ sql: SQL) async throws -> StatementResult {
    try await withSession { try await $0.run(sql) }
  }

  nonisolated(nonsending) func fetch<T: Sendable>(_ sql: SQL, _ decode: @escaping RowDecoding<T>) async throws -> [T] {
    try await withSession { try await $0.fetch(sql, decode) }
  }

  nonisolated(nonsending) func stream<T: Sendable>(
    _ sql: SQL, batch: Int, _ decode: @escaping RowDecoding<T>,
    _ body: nonisolated(nonsending) ([T]) async throws -> Void
  ) async throws {
    try await withSession { try await $0.stream(sql, batch: batch, decode, body) }
  }

  nonisolated(nonsending) func withSession<T>(
    _ body: nonisolated(nonsending) (any DatabaseSession) async throws -> T
  ) async throws -> T {
    do {
      return try await pool.withConnection { try await body(PostgresSession(connection: $0, scriptLimit: scriptLimit)) }
    } catch let error as PostgresError {
      throw DatabaseError(error)
    }
  }

  func close() async {
    await pool.close()
  }
}
