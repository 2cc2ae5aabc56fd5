/// Which objects below `static/` nobody needs any more.
///
/// Needed are the files that were just published, those that any profile's current manifest names, and those of the
/// version that was current before: servers that run show it until they are started again.
struct ObsoleteObjects: Sendable {
  private var needed: Set<String>

  init(files: CollectedFiles) {
    needed = Set(files.files.map { BucketLayout.key(of: $0.publishedPath) })
  }

  /// Spares what a manifest names, and its copy by digest. Throws `StaticError.invalidManifest`.
  mutating func keep(_ manifest: PublishedManifest, at current: String) throws(StaticError) {
    needed.formUnion(try manifest.parsed(name: current).paths.values.map(BucketLayout.key))
    needed.formUnion([current, BucketLayout.manifest(digest: manifest.digest, beside: current)])
  }

  /// Spares what the current manifests of all profiles name. Throws `StorageError` and `StaticError.invalidManifest`.
  mutating func keepCurrent(in bucket: S3Bucket) async throws {
    for key in Profile.allCases.map({ BucketLayout(profile: $0).current }) {
      if let manifest = try await PublishedManifest.read(key, from: bucket) { try keep(manifest, at: key) }
    }
  }

  /// Those of `keys` that nobody needs.
  func filter(_ keys: some Sequence<String>) -> [String] {
    keys.filter { !needed.contains($0) }
  }
}
