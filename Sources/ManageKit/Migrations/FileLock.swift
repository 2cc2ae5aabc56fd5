#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A `flock(2)` on a file of its own, which one holder has at a time, in this process or another.
///
/// The database file itself can't be locked so: closing it here would drop the locks that SQLite has on it.
struct FileLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock, and makes the file where it is missing; nil while another holds it.
  ///
  /// Throws `MigrationError.lockFileUnusable`.
  static func acquire(path: String) throws -> FileLock? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      defer { close(descriptor) }
      guard errno == EWOULDBLOCK || errno == EINTR else { throw failure(path) }
      return nil
    }
    return FileLock(descriptor: descriptor)
  }

  private init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  private static func failure(_ path: String) -> MigrationError {
    .lockFileUnusable(path: path, reason: String(cString: strerror(errno)))
  }

  deinit {
    close(descriptor)
  }
}
