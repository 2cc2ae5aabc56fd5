import Foundation

/// Finds the migrations: the site's `migrations/` folder first, then those built into the binary.
public struct MigrationLoader: Sendable {
  private let folder: URL
  private let embedded: [String: String]
  private let apps: Set<String>
  private let readsOtherFolders: Bool

  /// Reads `folder`, which may be missing; any folder in it is an app, unless `readsOtherFolders` is false: then only
  /// those of `apps` are. Of the `embedded` texts, by paths such as `migrations/accounts/0001_initial.sql`, those of
  /// `apps` count, except where the folder has a file of the same name.
  public init(folder: String, embedded: [String: String], apps: [String], readsOtherFolders: Bool = true) {
    self.readsOtherFolders = readsOtherFolders
    self.folder = URL(filePath: folder, directoryHint: .isDirectory)
    self.embedded = embedded
    self.apps = Set(apps)
  }

  /// The migrations for `dialect`, by app and name. Throws `MigrationError`.
  public func load(for dialect: Dialect) throws -> [Migration] {
    let files = try siteFiles().merging(embeddedFiles()) { site, _ in site }.values
    let migrations = try Dictionary(grouping: files, by: \.id).map { id, files in
      let file = try Self.choose(from: files, id: id, dialect: dialect)
      var parser = MigrationParser(id: id, path: file.path, text: try file.text(), dialect: dialect)
      return try parser.parse()
    }
    try Self.forbidDuplicateNumbers(migrations)
    return migrations.sorted { $0.id < $1.id }
  }

  /// The files of the site's folder by `APP/FILE`.
  private func siteFiles() throws -> [String: MigrationFile] {
    var files: [String: MigrationFile] = [:]
    for app in try contents(of: folder, path: folder.lastPathComponent) {
      let path = "\(folder.lastPathComponent)/\(app.lastPathComponent)"
      guard readsOtherFolders || apps.contains(app.lastPathComponent) else { continue }
      guard app.isFolder else { throw MigrationError.unexpectedFile(path: path) }
      guard MigrationID.isApp(app.lastPathComponent) else { throw MigrationError.badAppName(path: path) }
      for file in try contents(of: app, path: path) {
        let name = file.lastPathComponent
        guard !file.isFolder else { throw MigrationError.unexpectedFile(path: "\(path)/\(name)") }
        files["\(app.lastPathComponent)/\(name)"] = try MigrationFile(
          app: app.lastPathComponent, fileName: name, path: "\(path)/\(name)", contents: .onDisk(file))
      }
    }
    return files
  }

  /// The content of a folder, by name, without dotfiles and READMEs; nothing where it is missing.
  private func contents(of folder: URL, path: String) throws -> [URL] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { !$0.hasPrefix(".") && !$0.hasPrefix("README") }
        .map { folder.appending(path: $0) }
    } catch {
      throw MigrationError.unreadable(path: path, reason: error.localizedDescription)
    }
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
    for (_, same) in Dictionary(grouping: migrations, by: { "\($0.id.app).\($0.id.number)" }) where same.count > 1 {
      throw MigrationError.duplicateNumber(paths: same.map(\.path).sorted())
    }
  }
}

extension URL {
  fileprivate var isFolder: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
