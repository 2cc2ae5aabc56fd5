/// Stands where files can't be kept, because no bucket is set: whatever is asked of it throws
/// `StorageError.notConfigured`.
struct UnconfiguredStorage: Storage {
  /// The keys that are to be set.
  let keys: [String]

  func save<Content: AsyncSequence & Sendable>(
    _ content: Content, as name: String, in folder: String, contentType: String, limit: Int
  ) throws -> String where Content.Element == [UInt8] {
    throw failure
  }

  func open(_ name: String) throws -> StoredFile { throw failure }

  func delete(_ name: String) throws { throw failure }

  func exists(_ name: String) throws -> Bool { throw failure }

  func size(of name: String) throws -> Int { throw failure }

  func url(of name: String) throws -> String { throw failure }

  func list(_ folder: String) throws -> StoredFolder { throw failure }

  private var failure: StorageError { .notConfigured(keys: keys) }
}
