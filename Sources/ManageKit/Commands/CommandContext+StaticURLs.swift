import ManageGroundwork
import ManageTemplateEngine

extension CommandContext {
  /// The URLs of `{% static %}`: plain names in development, and in product those of the manifest, which is read once:
  /// the one in `staticfiles/`, unless that is of another bucket or profile, else the bucket's.
  ///
  /// Throws `StaticError.noManifest`, since no page would look right, `SettingsError` for a bucket that is half set,
  /// and `CommandError` where the files are in a bucket that isn't set.
  func staticURLs() async throws -> any StaticResolver {
    guard settings.profile == .product else { return site.plainStaticURLs(root: root) }
    let path = StaticManifest.localPath(root: root)
    let settings = try self.settings(requiring: [], optional: [.storage]).storage
    let bucket = try settings.map { try BucketDestination(settings: $0, profile: self.settings.profile, root: root) }
    let local = try await BlockingCall.run { try StaticManifest.read(path: path) }
    if let local, isValid(local, for: bucket, at: path) {
      return HashedStaticURLs(prefix: try Self.prefix(of: local, settings), manifest: local)
    }
    guard let bucket else { throw StaticError.noManifest(places: "at \(path)") }
    guard var manifest = try await currentManifest(in: bucket) else {
      throw StaticError.noManifest(places: (local == nil ? "at \(path), and none " : "") + "in \(bucket.name)")
    }
    manifest.isPublished = true
    return HashedStaticURLs(prefix: try Self.prefix(of: manifest, settings), manifest: manifest)
  }

  /// Whether a local manifest is this profile's and this bucket's, as far as it says.
  private func isValid(_ local: StaticManifest, for bucket: BucketDestination?, at path: String) -> Bool {
    guard let publication = local.publication, let bucket, publication != bucket.publication else { return true }
    console.warn(
      "\(path) is of the \(publication.profile) site at \(publication.address): the manifest in \(bucket.name) counts")
    return false
  }

  private func currentManifest(in bucket: BucketDestination) async throws -> StaticManifest? {
    let notice = console.say(bucket.waitingNotice, after: .seconds(3))
    defer { notice.cancel() }
    let manifest = try await bucket.currentManifest()
    if let warning = bucket.regionWarning { console.warn(warning) }
    return manifest
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
