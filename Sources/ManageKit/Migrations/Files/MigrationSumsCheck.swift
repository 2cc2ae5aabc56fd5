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

  /// Notes the files that are new or unapplied. Throws `MigrationError.sumsDisagree` where an applied one was changed.
  func refresh(unapplied: [MigrationID], _ console: Console) throws {
    let actual = try actual()
    guard !actual.checksums.isEmpty else { return }
    let noted = try MigrationSums(in: folder) ?? MigrationSums([:])
    let isUnapplied = Set(unapplied.map { "\($0.app)/\($0.name)" })
    let changed = noted.checksums.filter { name, checksum in
      actual.checksums[name].map { $0 != checksum } == true && !isUnapplied.contains(String(name.prefix { $0 != "." }))
    }
    guard changed.isEmpty else {
      let found = actual.checksums.filter { changed.keys.contains($0.key) }
      throw MigrationError.sumsDisagree(
        path: path, differences: MigrationSums(changed).differences(from: MigrationSums(found)))
    }
    do { try actual.write(in: folder) } catch MigrationError.unwritable(let path, let reason) {
      console.warn("cannot write \(path): \(reason)")
    }
  }

  /// Notes the files as they are, and returns the path as messages name it.
  func write() throws -> String {
    try actual().write(in: folder)
    return path
  }

  private var path: String { MigrationSums.path(in: folder) }

  private func actual() throws -> MigrationSums {
    try MigrationSums(of: MigrationFolder(folder))
  }
}
