import Foundation

/// The site's folder `migrations/`: a folder an app, a file a migration.
struct MigrationFolder {
  private let url: URL
  /// By `APP/FILE`.
  private(set) var files: [String: MigrationFile] = [:]
  /// What editors and file managers leave behind, as messages name it.
  private(set) var leftovers: [String] = []

  /// Reads the names; a missing folder is an empty one. Throws `MigrationError`.
  init(_ url: URL) throws {
    self.url = url
    for app in try entries(of: url, path: url.lastPathComponent) where app.lastPathComponent != MigrationSums.fileName {
      let name = app.lastPathComponent
      let path = "\(url.lastPathComponent)/\(name)"
      guard app.isFolder else { throw MigrationError.unexpectedFile(path: path) }
      guard MigrationID.isApp(name) else { throw MigrationError.badAppName(path: path) }
      for file in try entries(of: app, path: path) {
        let filePath = "\(path)/\(file.lastPathComponent)"
        files["\(name)/\(file.lastPathComponent)"] = try MigrationFile(
          app: name, fileName: file.lastPathComponent, path: filePath, contents: .onDisk(file))
      }
    }
  }

  /// The content of a folder, by name, without dotfiles, READMEs and leftovers.
  private mutating func entries(of folder: URL, path: String) throws -> [URL] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    } catch {
      guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
      throw MigrationError.unreadable(path: path, reason: error.localizedDescription)
    }
    leftovers += names.filter(Self.isLeftover).map { "\(path)/\($0)" }
    return names.filter { !$0.hasPrefix(".") && !$0.hasPrefix("README") && !Self.isLeftover($0) }
      .map { folder.appending(path: $0) }
  }

  private static func isLeftover(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".orig", ".rej", ".bak", ".swp", ".swo", ".tmp", "~"].contains(where: name.hasSuffix)
      || (name.hasPrefix("#") && name.hasSuffix("#")) || ["thumbs.db", "desktop.ini"].contains(name)
  }
}

extension URL {
  fileprivate var isFolder: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
