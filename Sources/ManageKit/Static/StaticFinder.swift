import Foundation

/// A place that static files come from.
protocol StaticFinder: Sendable {
  /// The place's name in messages.
  var location: String { get }

  /// The file at `path` below this place.
  func find(_ path: String) -> StaticFile?

  /// All files of this place, in no order. Blocks.
  func files(ignoring patterns: IgnorePatterns) throws(StaticError) -> [StaticFile]
}

/// Files in a folder. Nothing outside it is found by `..`, nor by a symbolic link that leads elsewhere than to one of the
/// linked folders.
struct FolderFinder: StaticFinder {
  let folder: String
  var linkedFolders: [String] = []

  var location: String { folder }

  func find(_ path: String) -> StaticFile? {
    guard RelativePath.isContained(path) else { return nil }
    let file = URL(fileURLWithPath: folder).appending(path: path).path
    guard let resolved = LinkTargets.resolved(file), LinkTargets([folder] + linkedFolders).contain(resolved),
      (try? FileStatus(path: resolved))?.kind == .regular
    else { return nil }
    return StaticFile(path: path, content: .file(path: file))
  }

  func files(ignoring patterns: IgnorePatterns) throws(StaticError) -> [StaticFile] {
    try FolderListing(folder: folder, linkedFolders: linkedFolders, ignoring: patterns).files()
  }
}

/// Files that were built into the binary.
struct EmbeddedFinder: StaticFinder {
  let files: [String: EmbeddedFile]

  var location: String { "static/ (embedded in manage)" }

  func find(_ path: String) -> StaticFile? {
    files["static/" + path].map { StaticFile(path: path, content: .embedded($0)) }
  }

  func files(ignoring patterns: IgnorePatterns) -> [StaticFile] {
    files.compactMap { name, file in
      guard name.hasPrefix("static/") else { return nil }
      let path = String(name.dropFirst("static/".count))
      let parts = path.split(separator: "/").map(String.init)
      guard let last = parts.last, !parts.dropLast().contains(where: patterns.matches(folder:)),
        !patterns.matches(file: last, path: path)
      else { return nil }
      return StaticFile(path: path, content: .embedded(file))
    }
  }
}

/// The rule for paths that a request or a template names.
enum RelativePath {
  /// Whether `path` stays below the folder it is relative to, and says so plainly.
  static func isContained(_ path: String) -> Bool {
    !path.isEmpty && !path.contains("\0") && !path.contains("\\")
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
  }
}
