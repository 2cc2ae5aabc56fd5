import Foundation

/// A file on disk that is open for reading, and known to have changed in the meantime; its calls block.
final class OpenFile: Sendable {
  let path: String
  /// The length in bytes when it was opened.
  var size: Int { status.size }
  private let descriptor: Int32
  private let status: FileStatus

  /// Throws `StorageError.file`, also for what isn't a regular file.
  init(_ path: String) throws(StorageError) {
    self.path = path
    // Without it the opening of a pipe would wait for its other end.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .file(path: path) }
    guard let status = FileStatus(descriptor: descriptor), status.kind == .regular else {
      close(descriptor)
      throw .file(path: path, reason: "not a regular file")
    }
    self.status = status
  }

  deinit {
    close(descriptor)
  }

  /// Reads exactly `count` bytes; throws `StorageError.fileChanged` when they aren't there any more.
  func read(_ count: Int, at offset: Int) throws(StorageError) -> [UInt8] {
    var failure: StorageError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let read = pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
        if read > 0 {
          filled += read
        } else if read == 0 || errno != EINTR {
          failure = read == 0 ? .fileChanged(path: path) : .file(path: path)
          return
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Throws `StorageError.fileChanged` when the file has grown, shrunk or been written to since it was opened.
  func checkUnchanged() throws(StorageError) {
    guard FileStatus(descriptor: descriptor) == status else { throw .fileChanged(path: path) }
  }
}

extension StorageError {
  /// The system's error for the last call that concerned a file.
  static func file(path: String) -> StorageError {
    .file(path: path, reason: String(cString: strerror(errno)))
  }
}
