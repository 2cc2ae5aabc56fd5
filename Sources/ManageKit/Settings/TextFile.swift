import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The bytes of a small file, read by POSIX calls because their `errno` says exactly what failed.
struct TextFile {
  struct Failure: Error {
    let code: Int32

    var isMissing: Bool { code == ENOENT }
    var isFolder: Bool { code == EISDIR }

    var reason: String {
      switch code {
      case ENOENT: "no such file"
      case EACCES, EPERM: "permission denied"
      case EISDIR: "it is a folder"
      case EFBIG: "it is larger than 1 MB"
      default: String(cString: strerror(code)).lowercased()
      }
    }
  }

  static let sizeLimit = 1_000_000

  let bytes: [UInt8]
  /// Whether group or others may read it.
  let isExposed: Bool

  init(path: String) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    bytes = try Self.read(from: descriptor)
    let permissions = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    isExposed = (permissions ?? 0) & 0o044 != 0
  }

  /// `path` as it stands if absolute, else below `root`.
  static func resolve(_ path: String, below root: String) -> String {
    path.hasPrefix("/") ? path : root + (root.hasSuffix("/") ? "" : "/") + path
  }

  private static func read(from descriptor: Int32) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(descriptor, &chunk, chunk.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, &chunk, chunk.count)
      #else
        let count = Glibc.read(descriptor, &chunk, chunk.count)
      #endif
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Failure(code: errno) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= sizeLimit else { throw Failure(code: EFBIG) }
    }
  }
}
