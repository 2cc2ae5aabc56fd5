import ManageGroundwork

/// The files that the current manifest vouches for: it became current only when all that it names was in the bucket.
struct FilesInCurrentManifest: Sendable {
  private let isEverything: Bool
  private let entries: [String: StaticManifest.Entry]

  /// Those of `current`, which may be just the manifest that is to be published next. One that can't be read vouches
  /// for nothing, and is replaced.
  init(_ current: PublishedManifest?, next: PublishedManifest?) {
    isEverything = current != nil && current?.bytes == next?.bytes
    entries = isEverything ? [:] : (try? current?.parsed(name: ""))?.files ?? [:]
  }

  func contains(_ file: CollectedFile) -> Bool {
    file.isHashed && (isEverything || entries[file.publishedPath]?.sha256 == file.digests.sha256)
  }
}
