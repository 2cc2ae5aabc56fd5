import Foundation
import SystemPackage

/// The signs by which a file is known to be as it was, as git's index knows it: size, times and inode.
struct FileSignature: Sendable, Equatable {
  /// A time of the file system.
  struct Time: Sendable, Equatable, Comparable {
    let seconds: Int
    let nanoseconds: Int

    static func < (left: Time, right: Time) -> Bool {
      (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
  }

  let size: Int
  let inode: UInt64
  let device: UInt64
  /// When it was last written to.
  let modified: Time
  /// When anything about it was last changed, which nobody can set back.
  let changed: Time

  init(size: Int, inode: UInt64, device: UInt64, modified: Time, changed: Time) {
    (self.size, self.inode, self.device) = (size, inode, device)
    (self.modified, self.changed) = (modified, changed)
  }

  /// The signature of what a path leads to; nil where that can't be told. Blocks.
  init?(path: String) {
    guard let status = try? Stat(path, followTargetSymlink: true) else { return nil }
    self.init(
      size: Int(status.size), inode: UInt64(truncatingIfNeeded: status.inode.rawValue),
      device: UInt64(truncatingIfNeeded: status.deviceID.rawValue), modified: Time(status.st_mtim),
      changed: Time(status.st_ctim))
  }

  /// Whether a change right now could leave the times as they are, since the clock of the file system ticks coarsely: by
  /// seconds where it shows no parts of them.
  func isRacy(at now: Time) -> Bool {
    let last = max(modified, changed)
    let tick = last.nanoseconds == 0 ? 2_000_000_000 : 100_000_000
    return (now.seconds - last.seconds) * 1_000_000_000 + now.nanoseconds - last.nanoseconds < tick
  }
}

extension FileSignature.Time {
  fileprivate init(_ time: timespec) {
    self.init(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
  }

  /// The system's time.
  static var now: FileSignature.Time {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return FileSignature.Time(time)
  }
}
