import TemplateEngine

extension CommandContext {
  /// What `{% static %}` shows: plain names in development, and in product those of the manifest, which is read once:
  /// the one in `staticfiles/`, else the bucket's.
  ///
  /// Throws `StaticError.noManifest`, since no page would look right, `SettingsError` for a bucket that is half set,
  /// and `CommandError` where the files are in a bucket that isn't set.
  func staticURLs() async throws -> any StaticResolver {
    guard settings.profile == .product else { return StaticURLs(prefix: ReferenceURL.staticPrefix) }
    let path = StaticManifest.localPath(root: root)
    let bucket = try bucketSettings
    if let manifest = try await WorkerThreads.run({ try StaticManifest.read(path: path) }) {
      return ManifestStaticURLs(prefix: try Self.prefix(of: manifest, bucket), manifest: manifest)
    }
    guard let bucket else { throw StaticError.noManifest(places: "at \(path)") }
    let published = try await BucketDestination(
      settings: bucket, profile: settings.profile, root: root, logger: logger("static")
    ).currentManifest()
    guard var manifest = published else {
      throw StaticError.noManifest(places: "at \(path), and none in the bucket \(bucket.bucket)")
    }
    manifest.isPublished = true
    return ManifestStaticURLs(prefix: try Self.prefix(of: manifest, bucket), manifest: manifest)
  }

  /// The bucket, if any of the keys is set that go together.
  private var bucketSettings: S3Settings? {
    get throws {
      let group = GroupReading(.storage, in: environment, profile: settings.profile)
      guard group.readings.contains(where: { $0.key.isAllOrNone && !$0.isAbsent }) else { return nil }
      return try Settings(
        profile: settings.profile, environment: environment, requiring: [.storage], command: RunServer.name
      ).storage
    }
  }

  private static func prefix(of manifest: StaticManifest, _ bucket: S3Settings?) throws -> String {
    if let domain = bucket?.customDomain { return "https://\(domain)\(ReferenceURL.staticPrefix)" }
    guard manifest.isPublished else { return ReferenceURL.staticPrefix }
    guard let bucket else {
      throw CommandError(
        "the static files are in a bucket, and no bucket is set",
        hint: "set the S3 keys, or run 'manage collectstatic --local'")
    }
    return try S3Address(bucket).url(key: String(ReferenceURL.staticPrefix.dropFirst()))
  }
}
