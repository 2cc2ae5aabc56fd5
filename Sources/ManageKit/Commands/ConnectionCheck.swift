import Foundation
import ManageCurlClient

/// Logs in to the services that the environment names.
struct ConnectionCheck {
  let context: CommandContext

  private static let limit = Duration.seconds(5)

  /// Unreachable services, unapplied migrations, and the encryption of the way to PostgreSQL. A service whose keys are missing or wrong is left
  /// out: those problems are reported already.
  func problems() async -> [CheckMessage] {
    async let database = databaseProblems()
    async let encryption = databaseEncryption()
    async let bucket = bucketProblems()
    return await database + encryption + bucket
  }

  func databaseProblems() async -> [CheckMessage] {
    guard let settings = try? context.settings(requiring: [.database]).database else { return [] }
    if case .sqlite(let path) = settings, !FileManager.default.fileExists(atPath: path) {
      return [CheckMessage(.migrationsPending, "there is no database at \(path) yet", hint: "run 'manage migrate'")]
    }
    do {
      let limit = Self.limit + (context.databaseWait ?? settings.wait)
      let unapplied = try await withDeadline(limit) { try await unappliedMigrations(settings) }
      guard !unapplied.isEmpty else { return [] }
      let names = unapplied.map(\.description).joined(separator: ", ")
      let pending = CheckMessage(
        .migrationsPending, "migrations are not applied: \(names)", hint: "run 'manage migrate'")
      return [pending] + (try await missingRights())
    } catch {
      return [problem(.databaseUnreachable, error)]
    }
  }

  /// Nothing where the server isn't reached, which is a problem already.
  private func databaseEncryption() async -> [CheckMessage] {
    guard let settings = try? context.settings(requiring: [.database]).database, case .postgres = settings else {
      return []
    }
    do {
      let version = try await withDeadline(Self.limit) { [context] in
        try await context.withDatabase(settings) { try await $0.withConnection { $0.tlsVersion } }
      }
      let state = version.map { "encrypted with \($0)" } ?? "not encrypted"
      return [CheckMessage(.databaseEncryption, "the connection to PostgreSQL is \(state)")]
    } catch {
      return []
    }
  }

  private func unappliedMigrations(_ settings: DatabaseSettings) async throws -> [MigrationID] {
    var limits = context.site.connections
    (limits.connect, limits.statement) = (Self.limit, Self.limit)
    return try await context.withDatabase(settings, limits: limits) { database in
      try await context.site.migrations(root: context.root, dialect: database.dialect).unapplied(in: database)
    }
  }

  /// Of the login that migrates.
  private func missingRights() async throws -> [CheckMessage] {
    let settings = try context.settings(requiring: [.database], optional: [.migrations]).migratedDatabase
    let rights = try await withDeadline(Self.limit) { [context] in
      try await context.withDatabase(settings) { try await MigrationRights.missing(in: $0) }
    }
    return rights.map { CheckMessage(.migrationRights, $0.problem, hint: $0.hint) }
  }

  private func bucketProblems() async -> [CheckMessage] {
    let client = HTTPClient()
    defer { client.close() }
    return await withTaskGroup(of: CheckMessage?.self) { group in
      for bucket in buckets { group.addTask { await problem(of: bucket, client) } }
      return await group.reduce(into: []) { if let problem = $1 { $0.append(problem) } }
    }
  }

  /// Everybody's, and those of apps that have their own.
  private var buckets: [S3Settings] {
    let media = try? context.settings(requiring: [.media])
    let own = context.site.apps.compactMap { try? media?.media(app: $0.name).bucket }
    let all = [try? context.settings(requiring: [], optional: [.storage]).storage].compactMap(\.self) + own
    let byPlace = all.map { ([$0.endpoint?.absoluteString ?? "", $0.bucket, $0.accessKeyID], $0) }
    return Array(Dictionary(byPlace) { first, _ in first }.values)
  }

  private func problem(of bucket: S3Settings, _ client: HTTPClient) async -> CheckMessage? {
    do {
      try await S3Bucket(bucket, client: client).head(timeout: Self.limit)
      return nil
    } catch {
      return problem(.bucketUnreachable, error)
    }
  }

  private func problem(_ id: CheckID, _ error: any Error) -> CheckMessage {
    CheckMessage(id, "\(error)", hint: (error as? any ExplainedError)?.hint)
  }
}

extension CheckID {
  /// Whether the connection to the database is encrypted.
  static let databaseEncryption: CheckID = "env.I011"
  /// The database can't be logged in to.
  static let databaseUnreachable: CheckID = "env.E011"
  /// The bucket can't be logged in to.
  static let bucketUnreachable: CheckID = "env.E012"
  /// Migrations are unapplied.
  static let migrationsPending: CheckID = "env.W010"
  /// The role that migrates lacks a right.
  static let migrationRights: CheckID = "env.W014"
}
