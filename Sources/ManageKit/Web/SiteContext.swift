public import Logging

/// The parts of a running site that its apps' pages use.
public struct SiteContext: Sendable {
  /// The site's database, for what no request asks for; a handler takes `context.database`.
  public let database: Database
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
  /// The rows of all apps that belong to a user.
  var personalData: [PersonalData] = []
}
