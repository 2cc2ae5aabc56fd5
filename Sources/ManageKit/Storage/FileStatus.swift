import SystemPackage

/// A file's type and version, from the system.
struct FileStatus: Equatable {
  /// The kind of file.
  enum Kind {
    case regular, folder, link, other
  }

  let kind: Kind
  /// The number of bytes.
  let size: Int
  /// When it was last written to: the bytes of the system's `timespec`, good for comparing.
  private let modified: [UInt8]

  /// A link stands for itself unless it is to be followed. Throws the system's error.
  init(path: String, followsLink: Bool = false) throws(Errno) {
    self.init(try Stat(path, followTargetSymlink: followsLink))
  }

  /// Nil where the descriptor is none.
  init?(descriptor: Int32) {
    guard let status = try? Stat(FileDescriptor(rawValue: descriptor)) else { return nil }
    self.init(status)
  }

  private init(_ status: Stat) {
    kind =
      switch status.type {
      case .regular: .regular
      case .directory: .folder
      case .symbolicLink: .link
      default: .other
      }
    size = Int(status.size)
    modified = withUnsafeBytes(of: status.st_mtim, Array.init)
  }
}
