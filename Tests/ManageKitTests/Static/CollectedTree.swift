import Foundation
import ManageTesting

@testable import ManageKit

/// Collects the `static/` folder of a temporary site.
extension TemporaryFolder {
  func collect(_ options: CollectOptions = CollectOptions()) async throws -> CollectedFiles {
    let finders = StaticFinders(root: path, embedded: [])
    return try await StaticCollector(finders: finders, options: options).collect()
  }

  /// Why collecting fails.
  func collectFailure(_ options: CollectOptions = CollectOptions()) async -> StaticError? {
    do {
      _ = try await collect(options)
      return nil
    } catch {
      return error as? StaticError
    }
  }

  /// Publishes to `staticfiles/`.
  @discardableResult
  func publish(
    _ options: CollectOptions = CollectOptions(), _ publishing: PublishOptions = PublishOptions()
  ) async throws -> PublishReport {
    try await StaticFolder(path: path(of: "staticfiles")).publish(collect(options), publishing) { _ in }
  }

  /// The files below a folder, sorted.
  func files(below name: String) -> [String] {
    (FileManager.default.subpaths(atPath: path(of: name)) ?? []).filter { file in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(path)/\(name)/\(file)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  /// Writes bytes that need not be text.
  func write(_ bytes: [UInt8], to name: String) throws {
    try write("", to: name)
    try Data(bytes).write(to: URL(filePath: path(of: name)))
  }
}

extension CollectedFiles {
  subscript(path: String) -> CollectedFile? {
    files.first { $0.path == path }
  }

  func text(_ path: String) throws -> String? {
    try self[path].map { String(decoding: try $0.content(), as: UTF8.self) }
  }
}
