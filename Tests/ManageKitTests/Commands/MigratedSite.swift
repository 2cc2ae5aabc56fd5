import Foundation
import ManageTesting

@testable import ManageKit

/// A new site on a new database, on which commands are run: `try await manage("migrate")`.
struct MigratedSite: Sendable {
  let folder: TemporaryFolder
  let environment: [String: String]

  static func with(
    _ dialect: Dialect, files: [String: String] = [:], _ body: (MigratedSite) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with(files) { folder in
      guard dialect == .postgres else { return try await body(MigratedSite(folder: folder, environment: [:])) }
      try await TestDatabase.withSettings(dialect) { settings in
        try await body(MigratedSite(folder: folder, environment: settings.environment))
      }
    }
  }

  func callAsFunction(_ arguments: String...) async throws -> ManageBinary.Output {
    try await ManageBinary.run(arguments, in: folder.path, environment: environment)
  }

  /// Makes a file of `migrations/shop/` what it says.
  func write(_ text: String, _ name: String) throws {
    try folder.write(text, to: "migrations/shop/\(name)")
  }
}
