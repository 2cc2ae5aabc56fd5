import Foundation
import ManageCurlClient

/// Logs in to the services that the environment names.
struct ConnectionCheck {
  let context: CommandContext

  private static let limit = Duration.seconds(5)

  /// Unreachable services, and unapplied migrations. A service whose keys are missing or wrong is left
  /// out: those problems are reported already.
  func problems() async -> [Problem] {
    async let database = databaseProblems()
    async let bucket = bucketProblems()
    return await database + bucket
  }

  private func databaseProblems() async -> [Problem] {
    guard let settings = try? settings(requiring: .database).database else { return [] }
    if case .sqlite(let path) = settings, !FileManager.default.fileExists(atPath: path) {
      return [Problem(.migrationsPending, "there is no database at \(path) yet", hint: "run 'manage migrate'")]
    }
    do {
      let unapplied = try await withDeadline(Self.limit) { try await unappliedMigrations(settings) }
      guard !unapplied.isEmpty else { return [] }
      let names = unapplied.map(\.description).joined(separator: ", ")
      return [Problem(.migrationsPending, "migrations are not applied: \(names)", hint: "run 'manage migrate'")]
    } catch {
      return [problem(.databaseUnreachable, error)]
    }
  }

  private func unappliedMigrations(_ settings: DatabaseSettings) async throws -> [MigrationID] {
    var limits = context.site.connections
    (limits.connect, limits.statement) = (Self.limit, Self.limit)
    return try await context.withDatabase(settings, limits: limits) { database in
      try await context.site.migrations(root: context.root, dialect: database.dialect).unapplied(in: database)
    }
  }

  private func bucketProblems() async -> [Problem] {
    let client = HTTPClient()
    defer { client.close() }
    return await withTaskGroup(of: Problem?.self) { group in
      for bucket in buckets { group.addTask { await problem(of: bucket, client) } }
      return await group.reduce(into: []) { if let problem = $1 { $0.append(problem) } }
    }
  }

  /// Everybody's, and those of apps that have their own.
  private var buckets: [S3Settings] {
    let media = try? settings(requiring: .media)
    let own = context.site.apps.compactMap { try? media?.media(app: $0.name).bucket }
    let all = [try? settings(requiring: .storage).storage].compactMap(\.self) + own
    let byPlace = all.map { ([$0.endpoint?.absoluteString ?? "", $0.bucket, $0.accessKeyID], $0) }
    return Array(Dictionary(byPlace) { first, _ in first }.values)
  }

  private func problem(of bucket: S3Settings, _ client: HTTPClient) async -> Problem? {
    do {
      try await S3Bucket(bucket, client: client).head(timeout: Self.limit)
      return nil
    } catch {
      return problem(.bucketUnreachable, error)
    }
  }

  private func settings(requiring requirement: Requirement) throws -> Settings {
    try Settings(
      profile: context.settings.profile, environment: context.environment, requiring: [requirement],
      apps: context.site.apps.map(\.name), command: CheckEnv.name)
  }

  private func problem(_ id: ProblemID, _ error: any Error) -> Problem {
    Problem(id, "\(error)", hint: (error as? any ExplainedError)?.hint)
  }
}
