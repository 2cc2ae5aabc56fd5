import Synchronization

/// Collects what requests leave behind, such as visits to count, and hands it over together a moment later, when no
/// reader waits for it.
///
///     let visits = DelayedBatch<Visit> { visits in
///       do { try await Visit.copy(visits, into: site.database) } catch { site.logger.warning("\(error)") }
///     }
///     visits.add(visit)
///
/// What hasn't been handed over when the process ends is lost.
public final class DelayedBatch<Element: Sendable>: Sendable {
  private let delay: Duration
  private let capacity: Int
  private let body: @Sendable ([Element]) async -> Void
  private let waiting = Mutex<[Element]>([])

  /// Collects elements for as long as `delay` after the first; those above `capacity` are dropped.
  public init(
    delay: Duration = .seconds(1), capacity: Int = 10_000, _ body: @escaping @Sendable ([Element]) async -> Void
  ) {
    self.delay = delay
    self.capacity = capacity
    self.body = body
  }

  /// Adds an element, without waiting for anything.
  public func add(_ element: Element) {
    let isFirst = waiting.withLock { elements in
      guard elements.count < capacity else { return false }
      elements.append(element)
      return elements.count == 1
    }
    guard isFirst else { return }
    Task {
      try? await Task.sleep(for: delay)
      await body(take())
    }
  }

  private func take() -> [Element] {
    waiting.withLock { elements in
      defer { elements = [] }
      return elements
    }
  }
}
