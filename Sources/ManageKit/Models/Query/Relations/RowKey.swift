/// A key as the databases compare keys: texts by their code points, where Swift's are equal if they look equal (a
/// Korean syllable and its letters, `é` and `e` with an accent).
struct RowKey: Hashable, Sendable {
  let value: DatabaseValue

  init(_ key: some DatabaseValueConvertible) {
    value = key.databaseValue
  }

  static func == (left: RowKey, right: RowKey) -> Bool {
    guard case (.text(let left), .text(let right)) = (left.value, right.value) else { return left.value == right.value }
    return left.utf8.elementsEqual(right.utf8)
  }

  // Texts of the same code points are equal in Swift too, and so have the same hash.
  func hash(into hasher: inout Hasher) {
    hasher.combine(value)
  }
}

extension Array {
  /// The elements in their order, at most so many together.
  func batches(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: Swift.max(1, size)).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
