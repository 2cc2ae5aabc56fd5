import Foundation

/// The folders that links among static files may lead to.
struct LinkTargets: Sendable {
  private let folders: [String]

  /// Those of them that exist.
  init(_ folders: [String]) {
    self.folders = folders.compactMap(Self.resolved)
  }

  /// Whether a path without links lies below one of them.
  func contain(_ path: String) -> Bool {
    folders.contains { path == $0 || path.hasPrefix($0 == "/" ? "/" : $0 + "/") }
  }

  /// The path without links; nil where there is nothing. Blocks.
  static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
