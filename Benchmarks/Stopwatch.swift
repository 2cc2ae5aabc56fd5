/// Times work.
enum Stopwatch {
  /// The microseconds that `work` takes: the fastest of the batches that fit into `duration`.
  static func microseconds(for duration: Duration, batch: Int = 10, _ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let end = clock.now + duration
    var best = Duration.seconds(3600)
    repeat {
      best = min(best, try clock.measure { for _ in 0..<batch { try work() } })
    } while clock.now < end
    return best / .microseconds(batch)
  }
}
