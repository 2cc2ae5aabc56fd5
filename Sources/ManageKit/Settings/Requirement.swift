/// A group of keys, declared by the module or the app that reads them, and asked for by the commands that need them.
///
///     extension Requirement {
///       static let sms = Requirement("sms", title: "SMS", keys: [
///         EnvironmentKey(
///           "TWILIO_TOKEN", development: .optional("no SMS is sent"), product: .required, secret: true,
///           for: "Twilio's auth token", example: "your-twilio-token")
///       ])
///     }
///
///     App("alerts", settings: [.sms]) { routing, site in … }
///
/// `check-env`, `.env.example` and the table of `document-env` then know the keys. A page reads them by
/// `site.settings.values(of: .sms)`, and so does a command that has `.sms` among its requirements, by
/// `context.settings`.
public struct Requirement: Sendable {
  /// Its name in errors; two of one name are the same.
  public let name: String
  /// The heading of its keys.
  public let title: String
  /// Its keys.
  public let keys: [EnvironmentKey]
  /// The profiles that read its keys.
  public let profiles: Set<Profile>
  /// Requirements that are read along with it where they are set, and need not be set.
  public let included: [Requirement]
  /// Whether an app may have keys of its own in place of these and of the included ones', such as
  /// `FORUM_S3_AWS_STORAGE_BUCKET_NAME`.
  public let isPerApp: Bool
  /// Problems of values that are right by themselves.
  let check: @Sendable (KeyValues) throws -> [CheckMessage]

  /// A group of keys; `check` says what is wrong with values that are right by themselves.
  public init(
    _ name: String, title: String, keys: [EnvironmentKey], profiles: Set<Profile> = Set(Profile.allCases),
    including included: [Requirement] = [], perApp isPerApp: Bool = false,
    check: @escaping @Sendable (KeyValues) throws -> [CheckMessage] = { _ in [] }
  ) {
    self.name = name
    self.title = title
    self.keys = keys
    self.profiles = profiles
    self.included = included
    self.isPerApp = isPerApp
    self.check = check
  }

  /// The keys that `profile` reads: its own, then for each app one in place of each key.
  func keys(in profile: Profile, apps: [String]) -> [EnvironmentKey] {
    guard profiles.contains(profile) else { return [] }
    guard isPerApp else { return keys }
    let shared = included.flatMap(\.keys) + keys
    return keys + apps.flatMap { app in shared.map { $0.own(by: app) } }
  }
}

extension Requirement: Hashable {
  /// Whether both have one name.
  public static func == (left: Requirement, right: Requirement) -> Bool {
    left.name == right.name
  }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
  }
}
