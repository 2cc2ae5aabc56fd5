import ManageGroundwork

extension Request {
  /// Longer names no file system has (Linux's `PATH_MAX`).
  private static let maximumFilePathLength = 4096

  /// The decoded path below a prefix, for a file's name; nil for other paths, and empty where it can't be a file's.
  func filePath(below prefix: String) -> String? {
    guard path.starts(with: prefix) else { return nil }
    let bytes = PercentEncoding.decode(path.utf8.dropFirst(prefix.utf8.count))
    guard bytes.count <= Self.maximumFilePathLength else { return "" }
    return String(validating: bytes, as: UTF8.self) ?? ""
  }
}
