/// The prepared statements of one session, the least recently used of which give way.
struct StatementCache {
  struct Key: Hashable {
    let sql: String
    let types: [UInt32]
  }

  private struct Entry {
    let name: String
    var lastUse: Int
  }

  private let limit: Int
  private var entries: [Key: Entry] = [:]
  private var uses = 0
  private var evicted: [String] = []

  init(limit: Int) { self.limit = limit }

  var isEnabled: Bool { limit > 0 }

  mutating func name(for key: Key) -> String? {
    guard let index = entries.index(forKey: key) else { return nil }
    uses += 1
    entries.values[index].lastUse = uses
    return entries.values[index].name
  }

  /// Takes the statement in, and evicts another if there are too many.
  /// - Returns: a name that was never used on this session.
  mutating func insert(_ key: Key) -> String {
    if entries.count >= limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      entries.removeValue(forKey: oldest.key)
      evicted.append(oldest.value.name)
    }
    uses += 1
    let name = "s\(uses)"
    entries[key] = Entry(name: name, lastUse: uses)
    return name
  }

  /// The statements that are to be deallocated on the server.
  mutating func takeEvicted() -> [String] {
    defer { evicted = [] }
    return evicted
  }

  mutating func remove(_ key: Key) {
    entries.removeValue(forKey: key)
  }
}
