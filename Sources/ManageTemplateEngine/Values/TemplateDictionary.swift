/// A dictionary of template values that keeps the order of its keys.
public struct TemplateDictionary: Sendable {
  /// Up to this size looking through the keys is faster than hashing.
  private static let smallSize = 8

  private var entries: [(key: String, value: TemplateValue)] = []
  /// Where the keys stand, once there are many.
  private var places: [String: Int]?

  /// Makes an empty dictionary.
  public init() {}

  /// Makes a dictionary of pairs; the last of those with the same key wins.
  public init(_ pairs: some Sequence<(String, TemplateValue)>) {
    for (key, value) in pairs { self[key] = value }
  }

  /// The number of keys.
  public var count: Int { entries.count }

  /// Whether there is no key.
  public var isEmpty: Bool { entries.isEmpty }

  /// The keys, in the order in which they were first set.
  public var keys: [String] { entries.map(\.key) }

  /// The pairs, in order.
  public var pairs: [(key: String, value: TemplateValue)] { entries }

  /// The value of a key; nil where there is none, and to remove it.
  public subscript(key: String) -> TemplateValue? {
    get { place(of: key).map { entries[$0].value } }
    set {
      switch (place(of: key), newValue) {
      case (let place?, let value?): entries[place].value = value
      case (nil, let value?): append(key, value)
      case (let place?, nil): remove(at: place)
      case (nil, nil): break
      }
    }
  }

  private func place(of key: String) -> Int? {
    if let places { return places[key] }
    for index in entries.indices where entries[index].key.isSame(as: key) { return index }
    return nil
  }

  private mutating func append(_ key: String, _ value: TemplateValue) {
    entries.append((key, value))
    if entries.count == Self.smallSize + 1 {
      indexAll()
    } else if entries.count > Self.smallSize {
      places?[key] = entries.count - 1
    }
  }

  private mutating func remove(at place: Int) {
    entries.remove(at: place)
    indexAll()
  }

  private mutating func indexAll() {
    places = entries.count <= Self.smallSize ? nil : [:]
    guard places != nil else { return }
    for (place, entry) in entries.enumerated() { places?[entry.key] = place }
  }
}
