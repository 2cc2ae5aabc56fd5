import Foundation

/// Finds the migrations: the site's `migrations/` folder first, then those built into the binary.
public struct MigrationLoader: Sendable {
  let folder: URL
  private let embedded: [String: String]
  private let reserved: Set<String>
  private let apps: Set<String>
  private let readsOtherFolders: Bool

  /// Reads `folder`, which may be missing; any folder in it is an app, unless `readsOtherFolders` is false: then only
  /// those of `apps` are. Of the `embedded` texts, by paths such as `migrations/accounts/0001_initial.sql`, those of
  /// `apps` count, except where the folder has a file of the same name; it may have none of those that are `reserved`.
  public init(
    folder: String, embedded: [String: String], reserved: Set<String> = [], apps: [String],
    readsOtherFolders: Bool = true
  ) {
    self.readsOtherFolders = readsOtherFolders
    self.folder = URL(filePath: folder, directoryHint: .isDirectory)
    self.embedded = embedded
    self.reserved = reserved
    self.apps = Set(apps)
  }

  /// The migrations for `dialect`, by app and name. Throws `MigrationError`.
  public func load(for dialect: Dialect) throws -> [Migration] {
    try migrations(in: MigrationFolder(folder), for: dialect)
  }

  func migrations(in folder: MigrationFolder, for dialect: Dialect) throws -> [Migration] {
    let own = folder.files.filter { readsOtherFolders || apps.contains($0.value.id.app) }
    for name in own.keys.sorted() where reserved.contains("migrations/\(name)") {
      throw MigrationError.replacesBuiltIn(path: "migrations/\(name)")
    }
    let files = try own.merging(embeddedFiles()) { own, _ in own }.values
    let migrations = try Dictionary(grouping: files, by: \.id).map { id, files in
      let file = try Self.choose(from: files, id: id, dialect: dialect)
      return try Migration(id: id, path: file.path, source: file.source(), dialect: dialect)
    }
    try Self.forbidDuplicateNumbers(migrations)
    return migrations.sorted { $0.id < $1.id }
  }

  private func embeddedFiles() throws -> [String: MigrationFile] {
    var files: [String: MigrationFile] = [:]
    for (path, text) in embedded {
      let parts = path.split(separator: "/").map(String.init)
      guard parts.count == 3, parts[0] == "migrations", apps.contains(parts[1]), parts[2].hasSuffix(".sql") else {
        continue
      }
      files["\(parts[1])/\(parts[2])"] = try MigrationFile(
        app: parts[1], fileName: parts[2], path: "\(path) (built in)", contents: .embedded(text))
    }
    return files
  }

  /// The plain file, or the twin for `dialect`.
  private static func choose(from files: [MigrationFile], id: MigrationID, dialect: Dialect) throws -> MigrationFile {
    let files = files.sorted { $0.path < $1.path }
    if files.count > 1, files.contains(where: { $0.dialect == nil }) {
      throw MigrationError.plainBesideTwin(id, paths: files.map(\.path))
    }
    guard let file = files.first(where: { $0.dialect == nil || $0.dialect == dialect }) else {
      throw MigrationError.missingTwin(id, dialect: dialect, present: files.map(\.path).joined(separator: ", "))
    }
    return file
  }

  private static func forbidDuplicateNumbers(_ migrations: [Migration]) throws {
    let numbered = migrations.filter { !$0.id.isRepeatable }
    for (_, same) in Dictionary(grouping: numbered, by: { "\($0.id.app).\($0.id.number)" }) where same.count > 1 {
      throw MigrationError.duplicateNumber(paths: same.map(\.path).sorted())
    }
  }
}
