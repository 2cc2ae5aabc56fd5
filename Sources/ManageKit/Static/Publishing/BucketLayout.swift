/// Where static files and their manifests lie in a bucket.
///
/// Each profile has manifests of its own, so that sites can share a bucket. A manifest is kept by its digest, and the
/// one that counts a second time as `current.json`.
struct BucketLayout: Sendable {
  /// Before the name of every object.
  static let prefix = "static/"
  private static let manifests = prefix + "manifests/"

  let profile: Profile

  /// The key of a published file.
  static func key(of publishedPath: String) -> String { prefix + publishedPath }

  /// The folder of the profile's manifests, below `static/`.
  var folder: String { String("\(Self.manifests)\(profile.rawValue)/".dropFirst(Self.prefix.count)) }

  /// The key of the manifest that counts.
  var current: String { "\(Self.manifests)\(profile.rawValue)/current.json" }

  /// The key of a manifest that may count later or has counted before.
  func manifest(digest: String) -> String { Self.manifest(digest: digest, beside: current) }

  /// The key of a manifest of the profile that `current` belongs to.
  static func manifest(digest: String, beside current: String) -> String {
    current.dropLast("current.json".count) + "\(digest).json"
  }
}
