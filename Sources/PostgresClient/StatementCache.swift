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

  init(limit: Int) { self.limit = limit }

  var isEnabled: Bool { limit > 0 }

  mutating func name(for key: Key) -> String? {
    uses += 1
    entries[key]?.lastUse = uses
    return entries[key]?.name
  }

  /// A name that was never used on this session.
  mutating func newName() -> String {
    uses += 1
    return "s\(uses)"
  }

  /// - Returns: the name of the statement that has to go for it.
  mutating func insert(_ name: String, for key: Key) -> String? {
    let evicted = entries.count < limit ? nil : entries.min { $0.value.lastUse < $1.value.lastUse }
    if let evicted { entries.removeValue(forKey: evicted.key) }
    entries[key] = Entry(name: name, lastUse: uses)
    return evicted?.value.name
  }

  mutating func remove(_ key: Key) {
    entries.removeValue(forKey: key)
  }
}
