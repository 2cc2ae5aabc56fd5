import Foundation

/// A folder for one test, removed when its closure ends.
public struct TemporaryFolder: Sendable {
  /// Its absolute path.
  public let path: String

  /// A folder that somebody else makes and removes.
  package init(path: String) {
    self.path = path
  }

  /// Makes a folder that holds `files`, texts by their paths, lends it to `body` and removes it.
  public static func with<T>(_ files: [String: String] = [:], _ body: (TemporaryFolder) async throws -> T) async throws
    -> T
  {
    let url = FileManager.default.temporaryDirectory.appending(path: "manage-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    let folder = TemporaryFolder(path: url.path)
    for (path, text) in files { try folder.write(text, to: path) }
    return try await body(folder)
  }

  /// The absolute path of something in it.
  public func path(of name: String) -> String {
    "\(path)/\(name)"
  }

  /// Writes a file, and makes the folders above it.
  public func write(_ text: String, to name: String) throws {
    let url = URL(filePath: path(of: name))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// The text of a file.
  public func read(_ name: String) throws -> String {
    try String(contentsOf: URL(filePath: path(of: name)), encoding: .utf8)
  }

  /// Whether a file or folder of this name is there.
  public func contains(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path(of: name))
  }
}
