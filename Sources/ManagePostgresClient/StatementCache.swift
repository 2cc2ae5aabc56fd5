/// The prepared statements of one wire, the least recently used of which give way.
struct StatementCache {
  struct Key: Hashable {
    let sql: String
    let types: [UInt32]
  }

  private struct Entry {
    let name: String
    var lastUse: Int
  }

  /// A statement of more values is a bulk insert, whose text would push out those that come again.
  private static let mostValues = 1000

  /// Other sessions may have their statements on the same connection, behind PgBouncer.
  private let prefix = "s" + String(UInt32.random(in: 0 ... .max), radix: 36)
  private let limit: Int
  private var entries: [Key: Entry] = [:]
  private var uses = 0
  private var evicted: [String] = []

  init(limit: Int) { self.limit = limit }

  /// Whether a statement is to be prepared: not one that changes the session, which nothing may hide.
  func isWorth(_ key: Key, leavesTrace: Bool) -> Bool {
    limit > 0 && key.types.count <= Self.mostValues && !leavesTrace
  }

  mutating func name(for key: Key) -> String? {
    guard let index = entries.index(forKey: key) else { return nil }
    uses += 1
    entries.values[index].lastUse = uses
    return entries.values[index].name
  }

  /// Takes the statement in, and evicts another if there are too many.
  /// - Returns: a name that was never used on this wire.
  mutating func insert(_ key: Key) -> String {
    if entries.count >= limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      entries.removeValue(forKey: oldest.key)
      evicted.append(oldest.value.name)
    }
    uses += 1
    let name = "\(prefix)_\(uses)"
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
