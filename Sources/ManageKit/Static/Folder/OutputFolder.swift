import Foundation
import Synchronization
import SystemPackage

/// A folder into which whole files are put: readers see a file as it was or as it is, never a part of it. Blocks.
struct OutputFolder: Sendable {
  let path: String

  private static let number = Atomic(0)
  private static let partialPrefix = ".partial-"

  /// Puts a file into the folder, and makes the folders above it.
  ///
  /// Throws `StaticError.unwritable`.
  func write(_ bytes: [UInt8], to name: String) throws(StaticError) {
    try write(to: name) { (file) throws(StaticError) in
      try bytes.withUnsafeBufferPointer { (buffer) throws(StaticError) in
        try file.append(UnsafeRawBufferPointer(buffer))
      }
    }
  }

  /// Puts what `body` writes into the folder, unless `body` throws.
  ///
  /// Throws `StaticError.unwritable`, and what `body` throws.
  func write(to name: String, _ body: (OutputFile) throws(StaticError) -> Void) throws(StaticError) {
    let target = "\(path)/\(name)"
    let parent = target.lastIndex(of: "/").map { String(target[..<$0]) } ?? "."
    let number = Self.number.add(1, ordering: .relaxed).newValue
    let partial = "\(path)/\(Self.partialPrefix)\(getpid())-\(number)"
    if access(parent, F_OK) != 0 { try Self.makeFolder(parent) }
    do throws(StaticError) {
      try OutputFile.create(path: partial, named: target, body)
      guard rename(partial, target) == 0 else { throw .unwritable(path: target, reason: SystemReason.current) }
    } catch {
      unlink(partial)
      throw error
    }
  }

  /// Removes the unfinished files of processes that are no more.
  func removeAbandoned() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
      guard name.hasPrefix(Self.partialPrefix), let process = Self.process(of: name) else { continue }
      if kill(process, 0) != 0, errno == ESRCH { unlink("\(path)/\(name)") }
    }
  }

  private static func process(of name: String) -> pid_t? {
    name.dropFirst(partialPrefix.count).split(separator: "-").first.flatMap { pid_t($0) }
  }

  /// Makes a folder and those above it.
  private static func makeFolder(_ path: String) throws(StaticError) {
    if try make(path) { return }
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    guard slash > path.startIndex else { throw .unwritable(path: path, reason: SystemReason(.noSuchFileOrDirectory)) }
    try makeFolder(String(path[..<slash]))
    guard try make(path) else { throw .unwritable(path: path, reason: SystemReason(.noSuchFileOrDirectory)) }
  }

  /// Makes one folder, which a web server may enter whatever the umask is; false where the one above it is missing.
  private static func make(_ path: String) throws(StaticError) -> Bool {
    if mkdir(path, 0o777) == 0 {
      var status = stat()
      if stat(path, &status) == 0 { chmod(path, status.st_mode | 0o555) }
      return true
    }
    if errno == EEXIST { return true }
    guard errno == ENOENT else { throw .unwritable(path: path, reason: SystemReason.current) }
    return false
  }
}

/// A file that is being written.
struct OutputFile {
  private let descriptor: Int32
  /// As messages name it.
  private let name: String

  /// Makes the file, lends it to `body` and ends it.
  static func create(
    path: String, named name: String, _ body: (OutputFile) throws(StaticError) -> Void
  ) throws(StaticError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .unwritable(path: name, reason: SystemReason.current) }
    // A web server of another user reads it, whatever the umask is.
    var status = stat()
    if fstat(descriptor, &status) == 0 { fchmod(descriptor, status.st_mode | 0o444) }
    do throws(StaticError) {
      try body(OutputFile(descriptor: descriptor, name: name))
    } catch {
      close(descriptor)
      throw error
    }
    // Some file systems tell only now that there was no room.
    guard close(descriptor) == 0 else { throw .unwritable(path: name, reason: SystemReason.current) }
  }

  /// Writes all of `bytes`.
  func append(_ bytes: UnsafeRawBufferPointer) throws(StaticError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unwritable(path: name, reason: SystemReason.current) }
      rest = rest.dropFirst(count)
    }
  }
}
