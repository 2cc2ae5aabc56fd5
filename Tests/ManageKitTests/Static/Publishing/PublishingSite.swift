import ManageTesting

@testable import ManageKit

/// A site's folder, and the bucket that it is published to.
struct PublishingSite: Sendable {
  let folder: TemporaryFolder
  let settings: S3Settings

  func destination(_ profile: Profile = .product) throws -> BucketDestination {
    try BucketDestination(settings: settings, profile: profile, root: folder.path)
  }

  /// Collects the files as they are.
  func collect(_ options: CollectOptions = CollectOptions()) async throws -> CollectedFiles {
    let finders = StaticFinders(root: folder.path, embedded: [])
    return try await StaticCollector(finders: finders, options: options).collect()
  }

  /// Collects and publishes.
  @discardableResult
  func publish(
    _ profile: Profile = .product, _ options: PublishOptions = PublishOptions(),
    collecting: CollectOptions = CollectOptions()
  ) async throws -> PublishReport {
    try await destination(profile).publish(try await collect(collecting), options) { _ in }
  }

  func write(_ text: String, to name: String) throws {
    try folder.write(text, to: "static/\(name)")
  }
}
