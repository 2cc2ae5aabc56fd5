#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A moment of the clock that never jumps.
///
/// `ContinuousClock.Instant`, whose layout is unknown to the compiler, would make every structure it stands in slow.
struct MonotonicTime: Comparable, Sendable {
  private let nanoseconds: Int64

  static var now: MonotonicTime {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  static func < (left: MonotonicTime, right: MonotonicTime) -> Bool { left.nanoseconds < right.nanoseconds }

  /// Saturates at three centuries.
  static func + (time: MonotonicTime, duration: Duration) -> MonotonicTime {
    let (seconds, attoseconds) = duration.components
    let limit: Int64 = 4_600_000_000
    let whole = min(max(seconds, -limit), limit) * 1_000_000_000 + attoseconds / 1_000_000_000
    let (sum, isTooLarge) = time.nanoseconds.addingReportingOverflow(whole)
    return MonotonicTime(nanoseconds: isTooLarge ? .max : sum)
  }

  static func - (time: MonotonicTime, duration: Duration) -> MonotonicTime { time + (.zero - duration) }

  static func - (end: MonotonicTime, start: MonotonicTime) -> Duration {
    .nanoseconds(end.nanoseconds - start.nanoseconds)
  }
}
