import Foundation

/// A file that is read, by POSIX calls because their `errno` says exactly what failed. Blocks.
struct SourceFile {
  let path: String

  private static let chunkSize = 256 << 10

  /// The whole content.
  ///
  /// Throws `StaticError.vanished`, `.fileUnreadable`, `.notRegularFile`, and `.changed` if the file isn't as long at
  /// its end as it was at its start.
  func bytes() throws(StaticError) -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachChunk { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Lends the content to `body` piece by piece. Throws as `bytes()` does.
  func forEachChunk(_ body: (UnsafeRawBufferPointer) throws(StaticError) -> Void) throws(StaticError) {
    // Without O_NONBLOCK a pipe would wait for somebody who writes into it.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .vanished(path: path) : .fileUnreadable(path: path, reason: SystemReason.current)
    }
    defer { close(descriptor) }
    let size = try size(of: descriptor)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: min(size + 1, Self.chunkSize), alignment: 16)
    defer { buffer.deallocate() }
    var total = 0
    while let count = try readChunk(of: descriptor, into: buffer) {
      total += count
      guard total <= size else { break }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    guard total == size else { throw .changed(path: path) }
  }

  private func size(of descriptor: Int32) throws(StaticError) -> Int {
    guard let status = FileStatus(descriptor: descriptor), status.kind == .regular else {
      throw .notRegularFile(path: path)
    }
    return status.size
  }

  /// The number of bytes; nil at the end.
  private func readChunk(
    of descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
  ) throws(StaticError) -> Int? {
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .fileUnreadable(path: path, reason: SystemReason.current) }
      return count == 0 ? nil : count
    }
  }
}
