import Foundation
import Logging
import PostgresClient

/// PostgreSQL through libpq.
struct PostgresDriver: DatabaseDriver {
  let dialect = Dialect.postgres
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
    scriptLimit = limits.script
    pool = PostgresPool(configuration: configuration, logger: logger)
  }

  nonisolated(nonsending) func run(_ sql: SQL) async throws -> StatementResult {
    try await withSession { try await $0.run(sql) }
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

/// A connection of the pool.
private struct PostgresSession: DatabaseSession {
  let dialect = Dialect.postgres
  private static let probeInterval = Duration.seconds(15)

  let connection: PostgresConnection
  let scriptLimit: Duration

  nonisolated(nonsending) func run(_ sql: SQL) async throws -> StatementResult {
    do {
      let result = try await connection.query(sql.text(for: .postgres), sql.values.map(PostgresValue.init))
      let columns = RowColumns(result.columns.map(\.name))
      let rows = try result.rows.map { row in
        Row(columns: columns, values: try columns.names.indices.map { try DatabaseValue(row[$0].value()) })
      }
      return StatementResult(rows: rows, affectedRows: result.affectedRows)
    } catch let error as PostgresError {
      throw DatabaseError(error)
    }
  }

  nonisolated(nonsending) func runScript(_ script: String) async throws {
    do {
      _ = try await connection.simpleQuery(script, timeLimit: .after(scriptLimit), probing: Self.probeInterval)
    } catch let error as PostgresError {
      throw DatabaseError(error)
    }
  }
}

extension PostgresValue {
  fileprivate init(_ value: DatabaseValue) {
    self =
      switch value {
      case .null: .null
      case .bool(let bool): .bool(bool)
      case .integer(let integer): .int64(integer)
      case .double(let double): .double(double)
      case .text(let text): .text(text)
      case .blob(let data): .bytes([UInt8](data))
      case .timestamp(let date): .timestamp(date)
      }
  }
}

extension DatabaseValue {
  fileprivate init(_ value: PostgresValue) {
    self =
      switch value {
      case .null: .null
      case .bool(let bool): .bool(bool)
      case .int64(let integer): .integer(integer)
      case .double(let double): .double(double)
      case .text(let text): .text(text)
      case .bytes(let bytes): .blob(Data(bytes))
      case .timestamp(let date): .timestamp(date)
      }
  }
}
