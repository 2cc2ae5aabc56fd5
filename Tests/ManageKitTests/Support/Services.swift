import Foundation
import Testing

/// The services that tests need: `make services` starts them and names them in the environment.
enum Services: String {
  case postgres
  case pgbouncer
  case s3

  /// The key of the environment that tells that the service is there.
  private var key: String {
    switch self {
    case .postgres: "DEBUG_POSTGRES_DB_HOST"
    case .pgbouncer: "PGBOUNCER_HOST"
    case .s3: "DEBUG_S3_ENDPOINT_URL"
    }
  }

  /// Whether the environment names it.
  var isConfigured: Bool {
    !(ProcessInfo.processInfo.environment[key] ?? "").isEmpty
  }

  /// Whether `MANAGE_REQUIRE_SERVICES`, such as `postgres,s3`, forbids to skip its tests.
  var isRequired: Bool {
    (ProcessInfo.processInfo.environment["MANAGE_REQUIRE_SERVICES"] ?? "").split(separator: ",")
      .contains { $0.trimmingCharacters(in: .whitespaces) == rawValue }
  }

  /// Whether its tests run: without the service they fail where it is required, and skip elsewhere.
  var isTested: Bool { isConfigured || isRequired }
}

extension Trait where Self == ConditionTrait {
  /// Skips without PostgreSQL, unless it is required.
  static var needsPostgreSQL: Self {
    .enabled(if: Services.postgres.isTested, "needs PostgreSQL: DEBUG_POSTGRES_DB_HOST, _PORT, _USER, _PASSWORD")
  }

  /// Skips without PgBouncer, unless it is required.
  static var needsPgBouncer: Self {
    .enabled(if: Services.pgbouncer.isTested, "needs PgBouncer before PostgreSQL: PGBOUNCER_HOST, _PORT")
  }

  /// Skips without an S3 store, unless it is required.
  static var needsS3: Self {
    .enabled(
      if: Services.s3.isTested,
      "needs S3: DEBUG_S3_ENDPOINT_URL, DEBUG_S3_AWS_ACCESS_KEY_ID, _SECRET_ACCESS_KEY, _STORAGE_BUCKET_NAME")
  }
}
