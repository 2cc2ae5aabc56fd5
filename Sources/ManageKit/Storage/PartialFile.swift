import Foundation

/// A file that is being written next to where it will be, and is there for others only once it is whole; its calls
/// block.
///
/// Its name begins with `~`, which no saved file's name does.
final class PartialFile: Sendable {
  static let prefix = "~"

  private let path: String
  private let descriptor: Int32

  /// Makes the folder if need be, and the file in it.
  init(in folder: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch let error as CocoaError {
      throw StorageError.file(path: folder, reason: error.localizedDescription)
    }
    path = "\(folder)/\(Self.prefix)\(randomString(12))"
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw StorageError.file(path: path) }
  }

  deinit {
    close(descriptor)
  }

  func write(_ bytes: [UInt8]) throws(StorageError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        throw .file(path: path)
      }
    }
  }

  /// Takes a name, if it is free; false when it is taken.
  func publish(as target: String) throws(StorageError) -> Bool {
    guard fsync(descriptor) == 0 else { throw .file(path: path) }
    guard link(path, target) == 0 else {
      if errno == EEXIST { return false }
      throw .file(path: target)
    }
    unlink(path)
    return true
  }

  /// Removes it, unless it was published.
  func discard() {
    unlink(path)
  }
}
