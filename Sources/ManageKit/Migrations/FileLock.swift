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

  /// The file that stands for the lock of the database at `path`: next to it, whatever link leads there.
  static func path(forDatabase path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path + ".lock" }
    defer { free(resolved) }
    return String(cString: resolved) + ".lock"
  }

  /// Takes the lock, and makes the file where it is missing, for all who may write the database; nil while another
  /// holds it.
  ///
  /// Throws `MigrationError.lockFileUnusable`.
  static func acquire(path: String) throws -> FileLock? {
    let descriptor = try open(path)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      defer { close(descriptor) }
      guard errno == EWOULDBLOCK || errno == EINTR else { throw failure(path) }
      return nil
    }
    // Whoever removed the file in the meantime let another one be made.
    guard isSame(descriptor, path) else {
      close(descriptor)
      return nil
    }
    write(.own, to: descriptor)
    return FileLock(descriptor: descriptor)
  }

  /// The holder, as it wrote itself into the file.
  static func holder(path: String) -> MigrationLockHolder? {
    let descriptor = Self.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = read(descriptor, &bytes, bytes.count)
    return count > 0 ? MigrationLockHolder(text: String(decoding: bytes[..<count], as: UTF8.self)) : nil
  }

  /// A reader may lock too.
  private static func open(_ path: String) throws -> Int32 {
    let flags = O_CLOEXEC | O_NOFOLLOW
    let made = open(path, O_RDWR | O_CREAT | O_EXCL | flags, 0o600)
    if made >= 0 {
      share(made, as: String(path.dropLast(".lock".count)))
      return made
    }
    for access in [O_RDWR, O_RDONLY] {
      let descriptor = open(path, access | flags, 0)
      if descriptor >= 0 { return descriptor }
    }
    throw failure(path)
  }

  /// Gives the file the owner's, the group's and everybody's rights that the database has.
  private static func share(_ descriptor: Int32, as database: String) {
    var status = stat()
    guard stat(database, &status) == 0 else { return }
    _ = fchown(descriptor, uid_t.max, status.st_gid)
    _ = fchmod(descriptor, status.st_mode & 0o666)
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var (mine, there) = (stat(), stat())
    return fstat(descriptor, &mine) == 0 && stat(path, &there) == 0 && mine.st_ino == there.st_ino
      && mine.st_dev == there.st_dev
  }

  private static func write(_ holder: MigrationLockHolder, to descriptor: Int32) {
    guard ftruncate(descriptor, 0) == 0 else { return }
    let bytes = Array(holder.text.utf8)
    _ = pwrite(descriptor, bytes, bytes.count, 0)
  }

  private static func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    #if canImport(Darwin)
      Darwin.open(path, flags, mode)
    #elseif canImport(Musl)
      Musl.open(path, flags, mode)
    #else
      Glibc.open(path, flags, mode)
    #endif
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
