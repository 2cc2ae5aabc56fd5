import Synchronization

/// Keeps fragments in the process, as Django's local-memory cache does.
public final class MemoryFragmentCache: FragmentCache {
  private struct Entry {
    let text: String
    let end: ContinuousClock.Instant?

    var isOver: Bool { end.map { $0 <= .now } ?? false }
  }

  private let capacity: Int
  private let entries = Mutex<[String: Entry]>([:])

  /// Makes an empty cache of so many fragments at most.
  public init(capacity: Int = 300) {
    self.capacity = capacity
  }

  /// The fragment of a key, or nil where there is none or its time has passed.
  public func fragment(for key: String) -> String? {
    entries.withLock { $0[key] }.flatMap { $0.isOver ? nil : $0.text }
  }

  /// Keeps a fragment; in a full cache, those go whose time has passed, and then any third of the others.
  public func store(_ fragment: String, for key: String, seconds: Int?) {
    guard seconds.map({ $0 > 0 }) ?? true else { return }
    let entry = Entry(text: fragment, end: seconds.map { .now + .seconds($0) })
    entries.withLock { [capacity] entries in
      if entries.count >= capacity, entries[key] == nil {
        entries = entries.filter { !$0.value.isOver }
        for key in entries.keys.prefix(entries.count < capacity ? 0 : capacity / 3 + 1) { entries[key] = nil }
      }
      entries[key] = entry
    }
  }
}
