import Foundation

/// A file that holds a migration: `accounts/0001_initial.sqlite.sql`.
struct MigrationFile: Sendable {
  enum Contents: Sendable {
    case onDisk(URL)
    case embedded(String)
  }

  let id: MigrationID
  /// The database that it is for; nil if it serves both.
  let dialect: Dialect?
  /// As messages name it.
  let path: String
  let contents: Contents

  /// Throws `MigrationError.unexpectedFile` and `badName`.
  init(app: String, fileName: String, path: String, contents: Contents) throws {
    guard fileName.hasSuffix(".sql") else { throw MigrationError.unexpectedFile(path: path) }
    let parts = fileName.dropLast(".sql".count).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let dialect = parts.count == 2 ? Dialect(rawValue: parts[1]) : nil
    guard MigrationID.isName(parts[0]), parts.count == 1 || dialect != nil else {
      throw MigrationError.badName(path: path)
    }
    id = MigrationID(app: app, name: parts[0])
    self.dialect = dialect
    self.path = path
    self.contents = contents
  }

  /// Throws `MigrationError.unreadable` and `notText`.
  func source() throws -> MigrationSource {
    let bytes: [UInt8]
    switch contents {
    case .embedded(let text): bytes = Array(text.utf8)
    case .onDisk(let url):
      do { bytes = try [UInt8](Data(contentsOf: url)) } catch {
        throw MigrationError.unreadable(path: path, reason: error.localizedDescription)
      }
    }
    guard let source = MigrationSource(bytes) else { throw MigrationError.notText(path: path) }
    return source
  }
}
