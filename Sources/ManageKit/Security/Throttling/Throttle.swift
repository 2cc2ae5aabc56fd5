import Crypto
import Foundation
import ManageGroundwork
import Synchronization

/// Counts attempts, and pauses those who make too many.
///
/// Ask ``attempt(_:)`` first: an attempt counts before it is carried out, so that a thousand at once are not a thousand
/// tries. Then ``reset(_:)`` what it has proven innocent, or ``withdraw(_:)`` one that was not carried out. Counts are
/// kept in memory, only so many of them; from the second attempt on the store adds those of other processes. What is
/// over its limit is refused without asking the store, and while the store is down the counts in memory go on.
final class Throttle: Sendable {
  /// Tells the time; monotonic, so that changing the system's clock doesn't end a pause.
  typealias Now = @Sendable () -> ContinuousClock.Instant

  private struct Record {
    var end: ContinuousClock.Instant
    var last: ContinuousClock.Instant
    var attempts = 0
    /// Attempts that the store has not heard of.
    var unstored = 0
    var isStored = false
  }

  private let store: (any AttemptStore)?
  private let capacity: Int
  private let now: Now
  private let records = Mutex<[SHA256Digest: Record]>([:])

  /// - Parameter capacity: how many counters are remembered.
  init(store: (any AttemptStore)? = nil, capacity: Int = 30_000, now: @escaping Now = { .now }) {
    self.store = store
    self.capacity = capacity
    self.now = now
  }

  /// Counts an attempt for each counter: nil if it may go on, else the seconds until the next may (at least 1).
  func attempt(_ counters: [AttemptCounter]) async -> Int? {
    try? await attempt(counters, storing: .repeated)
  }

  /// The same, for what must not go on while nobody knows what other processes count: the store hears of the first
  /// attempt too. Throws what the store throws.
  func attemptStored(_ counters: [AttemptCounter]) async throws -> Int? {
    try await attempt(counters, storing: .all)
  }

  /// The attempts that the store hears of.
  private enum Storing {
    case repeated, all
  }

  private func attempt(_ counters: [AttemptCounter], storing: Storing) async throws -> Int? {
    let now = now()
    let (pause, additions) = records.withLock { records -> (Int?, [AttemptCount]) in
      if let pause = Self.pause(counters, in: records, at: now) { return (pause, []) }
      return (nil, counters.compactMap { count($0, storing: storing, in: &records, at: now) })
    }
    guard pause == nil, let store, !additions.isEmpty else { return pause }
    let counts: [AttemptCount]
    do {
      counts = try await store.add(additions)
    } catch {
      restore(additions, of: counters)
      throw error
    }
    return records.withLock { records in
      for count in counts { Self.take(count, for: counters, into: &records, at: now) }
      return Self.pause(counters, in: records, at: now, counted: 1)
    }
  }

  /// Takes back an attempt that was not carried out, or that proved right.
  func withdraw(_ counters: [AttemptCounter]) {
    records.withLock { records in
      for counter in counters where (records[counter.key]?.attempts ?? 0) > 0 {
        records[counter.key]?.attempts -= 1
        records[counter.key]?.unstored -= 1
      }
    }
  }

  /// Forgets the attempts of these counters.
  func reset(_ counters: [AttemptCounter]) async {
    let stored = records.withLock { records in
      counters.filter { records.removeValue(forKey: $0.key)?.isStored ?? false }
    }
    if !stored.isEmpty { try? await store?.remove(stored.map(\.key)) }
  }

  /// How many counters are remembered.
  var count: Int { records.withLock { $0.count } }

  /// The longest pause that a counter asks for; `counted` attempts are this one.
  private static func pause(
    _ counters: [AttemptCounter], in records: [SHA256Digest: Record], at now: ContinuousClock.Instant, counted: Int = 0
  ) -> Int? {
    counters.compactMap { counter in
      guard let record = records[counter.key], record.end > now, record.attempts - counted >= counter.limit.count
      else { return nil }
      switch counter.excess {
      case .refused: return seconds(until: record.end, from: now)
      case .slowed:
        let pace = Duration.seconds(counter.limit.seconds) / counter.limit.count
        return counted == 0 && record.last + pace > now ? seconds(until: record.last + pace, from: now) : nil
      }
    }.max()
  }

  /// Counts an attempt; returns those that the store is to hear of.
  private func count(
    _ counter: AttemptCounter, storing: Storing, in records: inout [SHA256Digest: Record],
    at now: ContinuousClock.Instant
  ) -> AttemptCount? {
    if records[counter.key] == nil { makeRoom(in: &records, at: now) }
    let new = Record(end: now + .seconds(counter.limit.seconds), last: now)
    var record = records[counter.key].flatMap { $0.end > now ? $0 : nil } ?? new
    record.attempts += 1
    record.unstored += 1
    record.last = now
    defer { records[counter.key] = record }
    guard store != nil, storing == .all || record.attempts > 1, record.unstored != 0 else { return nil }
    defer { record.unstored = 0 }
    record.isStored = true
    let left = (record.end - now).components.seconds
    return AttemptCount(
      key: counter.key.hexadecimal, attempts: record.unstored, end: Date(timeIntervalSinceNow: TimeInterval(left)))
  }

  /// Takes over a count that other processes have added to.
  private static func take(
    _ count: AttemptCount, for counters: [AttemptCounter], into records: inout [SHA256Digest: Record],
    at now: ContinuousClock.Instant
  ) {
    guard let key = counters.first(where: { $0.key.hexadecimal == count.key })?.key, var record = records[key] else {
      return
    }
    record.attempts = count.attempts + record.unstored
    record.end = now + .seconds(max(1, count.end.timeIntervalSinceNow))
    records[key] = record
  }

  private func restore(_ additions: [AttemptCount], of counters: [AttemptCounter]) {
    records.withLock { records in
      for counter in counters {
        let missed = additions.first { $0.key == counter.key.hexadecimal }?.attempts ?? 0
        records[counter.key]?.unstored += missed
      }
    }
  }

  /// Drops what has passed, and if that isn't enough the quarter that passes first.
  private func makeRoom(in records: inout [SHA256Digest: Record], at now: ContinuousClock.Instant) {
    guard records.count >= capacity else { return }
    records = records.filter { $0.value.end > now }
    guard records.count >= capacity else { return }
    for (key, _) in records.sorted(by: { $0.value.end < $1.value.end }).prefix(capacity / 4 + 1) { records[key] = nil }
  }

  private static func seconds(until end: ContinuousClock.Instant, from now: ContinuousClock.Instant) -> Int {
    let (seconds, attoseconds) = (end - now).components
    return max(1, Int(seconds) + (attoseconds > 0 ? 1 : 0))
  }
}
