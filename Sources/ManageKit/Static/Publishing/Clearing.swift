/// Removes from a bucket what no version of the site needs.
struct Clearing: Sendable {
  private static let pageSize = 1000

  private let bucket: S3Bucket
  private let obsolete: ObsoleteObjects
  private let candidates: [String]

  /// - Parameters:
  ///   - before: What was there before these files were published.
  ///   - replaced: The manifest that counted then.
  init(
    _ before: BucketContents, in bucket: S3Bucket, keeping files: CollectedFiles, _ replaced: PublishedManifest?,
    at current: String
  ) {
    var obsolete = ObsoleteObjects(files: files)
    // One that can't be read names nothing.
    if let replaced { try? obsolete.keep(replaced, at: current) }
    self.bucket = bucket
    self.obsolete = obsolete
    candidates = obsolete.filter(before.objects.keys).sorted()
  }

  /// The keys that would be removed now. Throws `StorageError` and `StaticError.invalidManifest`.
  func keys() async throws -> [String] {
    try await unneeded(candidates)
  }

  /// Removes it, and returns the number of objects. Throws as `keys` does, and removes nothing more then.
  ///
  /// Another profile may be published in the meantime, from objects that it found here, so its manifest is read again
  /// before each request and in the end.
  func remove() async throws -> (count: Int, warnings: [String]) {
    var removed: [String] = []
    for start in stride(from: 0, to: candidates.count, by: Self.pageSize) {
      let page = try await unneeded(candidates[start..<min(start + Self.pageSize, candidates.count)])
      try await bucket.delete(page)
      removed += page
    }
    guard !removed.isEmpty, try await unneeded(removed).count < removed.count else { return (removed.count, []) }
    let warning = "another profile was published in the meantime and lost files: publish it again with --clear"
    return (removed.count, [warning])
  }

  private func unneeded(_ keys: some Collection<String>) async throws -> [String] {
    guard !keys.isEmpty else { return [] }
    var obsolete = obsolete
    try await obsolete.keepCurrent(in: bucket)
    return obsolete.filter(keys)
  }
}
