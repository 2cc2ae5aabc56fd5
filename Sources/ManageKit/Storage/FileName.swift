/// The name that a file is saved under: a folder and a name in it, as Django makes them safe.
///
/// Source: Django's `get_valid_filename`, `validate_file_name` and `Storage.get_available_name`.
struct FileName: Sendable, Equatable {
  /// Django's limit for the column that holds it.
  static let maximumLength = 100

  private let folder: String
  private let root: String
  /// All that follows the first dot behind the name's first letter, such as `.tar.gz`.
  private let suffix: String
  private let distinction: String

  /// Makes a user's file name safe; throws `StorageError.invalidName`.
  init(_ name: String, in folder: String) throws(StorageError) {
    guard !name.contains("/"), !name.contains("\\") else { throw .invalidName(name) }
    guard let valid = SafeFileName.make(name) else { throw .invalidName(name) }
    let start = valid.drop { $0 == "." }
    let suffix = valid.hasSuffix(".") ? "" : String(start.drop { $0 != "." })
    self.init(
      folder: folder.isEmpty ? "" : try Self.checked(folder) + "/", root: String(valid.dropLast(suffix.count)),
      suffix: suffix, distinction: "")
  }

  private init(folder: String, root: String, suffix: String, distinction: String) {
    (self.folder, self.root, self.suffix, self.distinction) = (folder, root, suffix, distinction)
  }

  /// The whole name, with the folder.
  var path: String { folder + root + distinction + suffix }

  /// Whether it fits the column that holds it.
  var fits: Bool { path.unicodeScalars.count <= Self.maximumLength }

  /// The same with seven random characters before its suffix, short enough; throws `StorageError.invalidName`.
  func alternative() throws(StorageError) -> FileName {
    let distinction = "_" + randomString(7)
    let rest = (folder + distinction + suffix).unicodeScalars.count
    let kept = root.unicodeScalars.prefix(max(0, Self.maximumLength - rest))
    guard !kept.isEmpty else { throw .invalidName(path) }
    return FileName(folder: folder, root: String(kept), suffix: suffix, distinction: distinction)
  }

  /// A relative path that doesn't leave its folder; throws `StorageError.invalidName` for any other.
  static func checked(_ path: String) throws(StorageError) -> String {
    let parts = path.replacing("\\", with: "/").split(separator: "/", omittingEmptySubsequences: false)
    let isSafe = parts.allSatisfy { !["", ".", ".."].contains($0) && !$0.unicodeScalars.contains("\0") }
    guard isSafe, !path.contains("\\") else { throw .invalidName(path) }
    return path
  }
}
