import Logging
import Testing

@testable import ManagePostgresClient

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The PostgreSQL server that the environment names.
enum TestServer {
  static var isPresent: Bool { variable("HOST") != nil }

  static var configuration: PostgresConfiguration {
    var configuration = PostgresConfiguration(
      hosts: [PostgresHost(variable("HOST") ?? "localhost", port: variable("PORT").flatMap { Int($0) } ?? 5432)],
      user: variable("USER") ?? "postgres", password: variable("PASSWORD"), database: variable("NAME") ?? "postgres")
    configuration.pool.max = 4
    // Hundreds of tests may run at once.
    configuration.pool.acquireTimeout = .seconds(60)
    configuration.applicationName = "ManagePostgresClientTests"
    return configuration
  }

  static func pool(_ change: (inout PostgresConfiguration) -> Void = { _ in }) -> PostgresPool {
    var configuration = configuration
    change(&configuration)
    return PostgresPool(configuration: configuration, logger: quiet)
  }

  static var quiet: Logger {
    var logger = Logger(label: "ManagePostgresClientTests")
    logger.logLevel = .critical
    return logger
  }

  private static func variable(_ name: String) -> String? {
    let value = ProcessInfo.processInfo.environment["DEBUG_POSTGRES_DB_\(name)"]
    return value?.isEmpty ?? true ? nil : value
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips without a server.
  static var needsServer: Self {
    .enabled(if: TestServer.isPresent, "needs PostgreSQL at DEBUG_POSTGRES_DB_HOST, _PORT, _USER, _PASSWORD")
  }
}

/// Asks again until the condition holds, for at most ten seconds.
func eventually(_ condition: () async -> Bool) async -> Bool {
  let end = ContinuousClock.now + .seconds(10)
  while ContinuousClock.now < end {
    if await condition() { return true }
    try? await Task.sleep(for: .milliseconds(20))
  }
  return false
}
