import Foundation
import Synchronization

@testable import ManageKit

/// The migrations of `files`, texts by paths such as `forum/0001_initial.sql`.
func migrations(_ files: [String: String], dialect: Dialect = .sqlite) throws -> Migrations {
  try Migrations(loader(files), dialect: dialect)
}

func loader(_ files: [String: String]) -> MigrationLoader {
  let embedded = Dictionary(uniqueKeysWithValues: files.map { ("migrations/\($0)", $1) })
  let apps = Set(files.keys.compactMap { $0.split(separator: "/").first.map(String.init) })
  return MigrationLoader(folder: "/nonexistent/migrations", embedded: embedded, apps: Array(apps))
}

/// A migration that creates a table, and drops it.
func creating(_ table: String, options: String = "") -> String {
  """
  \(options)
  -- migrate:up
  CREATE TABLE \(table) (id integer PRIMARY KEY);
  -- migrate:down
  DROP TABLE \(table);
  """
}

/// Runs `body` with a folder that holds `files`, by their paths.
func withFolder<T>(_ files: [String: Data], _ body: (URL) async throws -> T) async throws -> T {
  let root = FileManager.default.temporaryDirectory.appending(path: "migrations-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: root) }
  try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  for (path, data) in files {
    let file = root.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }
  return try await body(root)
}

/// The error of a run that `body` throws, with the hint on a second line.
func failure(_ body: () async throws -> Void) async -> String? {
  do {
    try await body()
    return nil
  } catch let error as any ExplainedError where error is MigrationError || error is RunFailure {
    return error.description + "\n" + (error.hint ?? "")
  } catch {
    return "not a migration error: \(error)"
  }
}

/// Writes down what a run reports.
final class ProgressLog: Sendable {
  private let lines = Mutex<[String]>([])

  var text: [String] { lines.withLock { $0 } }

  func add(_ progress: MigrationProgress) {
    let line: String? =
      switch progress {
      case .waiting: "waiting"
      case .pruned(let id): "pruned \(id)"
      case .planned, .starting: nil
      case .resuming(let run): "resuming \(run.id): \(run.progress)"
      case .retrying(let step, _): "retrying \(step.migration.id)"
      case .warning(let text): "warning: \(text)"
      case .finished(let step, let isFaked, _): "\(step)\(isFaked ? " (faked)" : "")"
      }
    if let line { lines.withLock { $0.append(line) } }
  }
}

extension Database {
  /// Whether a table can be read.
  func has(_ table: String) async throws -> Bool {
    do {
      try await query("SELECT 1 FROM \(identifier: table)")
      return true
    } catch let error as DatabaseError where error.isUndefinedTable {
      return false
    }
  }

  /// The history as `APP.NAME STATE`, sorted.
  func history() async throws -> [String] {
    try await query("SELECT app, name, state FROM manage_migrations ORDER BY app, name").map { row in
      let (app, name, state): (String, String, String) = try (row["app"], row["name"], row["state"])
      return "\(app).\(name) \(state)"
    }
  }
}
