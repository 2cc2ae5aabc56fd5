/// The names that belong to manifests, in the folder and in the bucket.
enum ReservedName {
  /// Whether a file of this published name would take a manifest's place.
  static func contains(_ publishedPath: String) -> Bool {
    if publishedPath == StaticManifest.fileName { return true }
    return Profile.allCases.contains { profile in
      publishedPath.hasPrefix(BucketLayout(profile: profile).folder) && publishedPath.hasSuffix(".json")
    }
  }
}
