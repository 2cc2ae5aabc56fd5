/// A bucket's objects below `static/`, by key.
struct BucketContents: Sendable {
  /// The properties of an object that decide whether it must be written again.
  struct Object: Sendable {
    let size: Int
    /// Nil where the store doesn't tell it.
    let md5: String?
  }

  private(set) var objects: [String: Object] = [:]

  /// Nothing is known.
  init() {}

  /// Lists all.
  init(of bucket: S3Bucket) async throws {
    for try await object in bucket.list(prefix: BucketLayout.prefix) { add(object) }
  }

  /// Asks for these keys, a thousand to a request as long as no others lie between them, and for several thousands at
  /// once.
  init(of keys: [String], in bucket: S3Bucket) async throws {
    let keys = keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self = try await withThrowingTaskGroup(of: BucketContents.self) { group in
      for start in stride(from: 0, to: keys.count, by: 1000) {
        let range = keys[start..<min(start + 1000, keys.count)]
        group.addTask { try await BucketContents(of: range, in: bucket) }
      }
      return try await group.reduce(into: BucketContents()) { all, part in
        all.objects.merge(part.objects) { first, _ in first }
      }
    }
  }

  /// Of sorted keys. Older versions that lie between them aren't kept: there may be any number.
  private init(of keys: ArraySlice<String>, in bucket: S3Bucket) async throws {
    guard let first = keys.first, let last = keys.last else { return }
    let wanted = Set(keys)
    // A listing starts after a key; the shortened one comes before the first, with next to nothing between.
    let listing = bucket.list(prefix: BucketLayout.prefix, startAfter: String(first.unicodeScalars.dropLast()))
    for try await object in listing {
      if last.utf8.lexicographicallyPrecedes(object.key.utf8) { break }
      if wanted.contains(object.key) { add(object) }
    }
  }

  private mutating func add(_ object: S3Object) {
    objects[object.key] = Object(size: object.size, md5: object.md5)
  }
}
