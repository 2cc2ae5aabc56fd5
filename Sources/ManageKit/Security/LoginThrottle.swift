import Crypto
import Synchronization

/// Slows down guessing of passwords: so many failures of one username from one address, then a pause.
///
/// Ask ``attempt(username:address:)`` first; then ``reset(username:address:)`` if the password was right, or
/// ``withdraw(username:address:)`` if it could not be checked. An attempt counts before its password is checked, so
/// that a thousand at once are not a thousand guesses. Usernames and addresses are kept as digests of fixed size, and
/// only so many of them.
public final class LoginThrottle: Sendable {
  /// Tells the time; monotonic, so changing the system clock doesn't end a pause.
  public typealias Now = @Sendable () -> ContinuousClock.Instant

  private struct Window {
    let start: ContinuousClock.Instant
    var attempts = 0
  }

  private let limit: Int
  private let window: Duration
  private let capacity: Int
  private let now: Now
  private let windows = Mutex<[SHA256Digest: Window]>([:])

  /// Allows `limit` failures in a `window`, which begins with the first, and remembers `capacity` pairs.
  public init(
    limit: Int = 10, window: Duration = .seconds(300), capacity: Int = 10_000, now: @escaping Now = { .now }
  ) {
    self.limit = limit
    self.window = window
    self.capacity = capacity
    self.now = now
  }

  /// Counts an attempt: nil if it may go on, else the seconds until the next may (at least 1).
  public func attempt(username: String, address: String) -> Int? {
    let (key, now) = (Self.key(username, address), now())
    return windows.withLock { windows in
      if windows[key] == nil { makeRoom(in: &windows, at: now) }
      var current = windows[key] ?? Window(start: now)
      if now - current.start >= window { current = Window(start: now) }
      guard current.attempts < limit else { return Self.seconds(until: current.start + window, from: now) }
      current.attempts += 1
      windows[key] = current
      return nil
    }
  }

  /// Takes back an attempt whose password was never checked, because the hasher was busy.
  public func withdraw(username: String, address: String) {
    let key = Self.key(username, address)
    windows.withLock { windows in
      guard let attempts = windows[key]?.attempts else { return }
      windows[key]?.attempts = max(0, attempts - 1)
    }
  }

  /// Forgets the failures: the password was right.
  public func reset(username: String, address: String) {
    let key = Self.key(username, address)
    windows.withLock { $0[key] = nil }
  }

  /// How many pairs are remembered.
  var count: Int { windows.withLock { $0.count } }

  /// Drops what has passed, and if that isn't enough the oldest quarter.
  private func makeRoom(in windows: inout [SHA256Digest: Window], at now: ContinuousClock.Instant) {
    guard windows.count >= capacity else { return }
    windows = windows.filter { now - $0.value.start < window }
    guard windows.count >= capacity else { return }
    let oldest = windows.sorted { $0.value.start < $1.value.start }.prefix(capacity / 4 + 1)
    for (key, _) in oldest {
      windows[key] = nil
    }
  }

  private static func key(_ username: String, _ address: String) -> SHA256Digest {
    SHA256.hash(data: Array((address + "\0" + UsernameValidator.normalize(username)).utf8))
  }

  private static func seconds(until end: ContinuousClock.Instant, from now: ContinuousClock.Instant) -> Int {
    let (seconds, attoseconds) = (end - now).components
    return max(1, Int(seconds) + (attoseconds > 0 ? 1 : 0))
  }
}
