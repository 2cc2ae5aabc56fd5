public import Logging

/// The parts of a running site that its apps' pages use.
public struct SiteContext: Sendable {
  /// The site's database.
  public let database: Database
  /// The models of all apps: `post.delete(from: site.database, following: site.models)`.
  public let models: ModelGraph
  /// Makes and verifies password hashes.
  public let passwordHasher: PasswordHasher
  /// The keys that sign.
  public let signingKeys: SigningKeys
  /// Where events are logged.
  public let logger: Logger
  /// Keeps the app's media, as its settings say; in product without a bucket whatever is asked of it throws
  /// `StorageError.notConfigured`.
  public var storage: any Storage = UnconfiguredStorage(keys: [])
}
