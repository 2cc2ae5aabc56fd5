import Synchronization

/// A clock that stands still unless it is advanced.
final class TestClock: Sendable {
  private let instant = Mutex(ContinuousClock.now)

  var now: ContinuousClock.Instant { instant.withLock { $0 } }

  func advance(_ seconds: Double) { instant.withLock { $0 += .seconds(seconds) } }
}
