/// Times works by turns, so that what else the machine does meets them alike.
enum Turns {
  typealias Work = nonisolated(nonsending) () async throws -> Void

  /// The microseconds that each work takes: the fastest of its batches in `duration`.
  static nonisolated(nonsending) func microseconds(
    for duration: Duration, batch: Int, _ works: [Work]
  ) async throws -> [Double] {
    let end = ContinuousClock.now + duration
    var best = [Duration](repeating: .seconds(3600), count: works.count)
    repeat {
      for (index, work) in works.enumerated() {
        let start = ContinuousClock.now
        for _ in 0..<batch { try await work() }
        best[index] = min(best[index], ContinuousClock.now - start)
      }
    } while ContinuousClock.now < end
    return best.map { $0 / .microseconds(batch) }
  }
}
