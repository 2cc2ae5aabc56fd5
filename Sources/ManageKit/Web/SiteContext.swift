public import Logging

/// What a running site holds for its apps' pages.
public struct SiteContext: Sendable {
  /// The site's database.
  public let database: Database
  /// The models of all apps: `post.delete(from: site.database, following: site.models)`.
  public let models: ModelGraph
  /// Makes and verifies password hashes.
  public let passwordHasher: PasswordHasher
  /// The keys that sign.
  public let signingKeys: SigningKeys
  /// The settings, the apps' among them: `try site.settings.values(of: .sms)["TWILIO_TOKEN"]`.
  public let settings: Settings
  /// Where events are logged.
  public let logger: Logger
  /// Keeps the app's media, as its settings say; in product without a bucket whatever is asked of it throws
  /// `StorageError.notConfigured`.
  public var storage: any Storage = UnconfiguredStorage(keys: [])
}
