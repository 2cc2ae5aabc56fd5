import Foundation

/// Compares the site's migrations with its `manage.sum`, and keeps that up to date.
struct MigrationSumsCheck {
  let folder: URL

  /// Throws `MigrationError.sumsDisagree` where a file isn't what is noted; a site without `manage.sum` notes nothing.
  func verify() throws {
    guard let noted = try MigrationSums(in: folder) else { return }
    let differences = noted.differences(from: try actual())
    guard differences.isEmpty else { throw MigrationError.sumsDisagree(path: path, differences: differences) }
  }

  /// Notes the files that are new, unapplied or interrupted. One that is applied and was edited since stays noted as it
  /// was: the run refuses it. Throws `MigrationError.sumsDisagree` where the note of an applied file is wrong.
  func refresh(_ migrations: Migrations, in database: Database, _ console: Console) async throws {
    let actual = try actual()
    let noted = try MigrationSums(in: folder) ?? MigrationSums([:])
    guard !actual.checksums.isEmpty, noted != actual else { return }
    let status = try await migrations.status(in: database)
    let states = Dictionary(status.map { ("\($0.id.app)/\($0.id.name)", $0.state) }) { first, _ in first }
    let applied = noted.checksums.filter { name, _ in
      actual.checksums[name] != nil
        && ![nil, .unapplied, .interrupted].contains(states[String(name.prefix { $0 != "." })])
    }
    let settled = applied.filter { name, _ in states[String(name.prefix { $0 != "." })] == .applied }
    let found = MigrationSums(actual.checksums.filter { settled.keys.contains($0.key) })
    let differences = MigrationSums(settled).differences(from: found)
    guard differences.isEmpty else { throw MigrationError.sumsDisagree(path: path, differences: differences) }
    do {
      try MigrationSums(actual.checksums.merging(applied) { $1 }).write(in: folder)
    } catch MigrationError.unwritable(let path, let reason) {
      console.warn("cannot write \(path): \(reason)")
    }
  }

  /// Notes the files as they are, and returns the path as messages name it.
  func write() throws -> String {
    try actual().write(in: folder)
    return path
  }

  /// Notes the files as they are, where the site has a `manage.sum`.
  func rewrite() throws {
    if try MigrationSums(in: folder) != nil { _ = try write() }
  }

  private var path: String { MigrationSums.path(in: folder) }

  private func actual() throws -> MigrationSums {
    try MigrationSums(of: MigrationFolder(folder))
  }
}
