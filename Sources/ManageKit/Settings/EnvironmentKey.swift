/// One key of the environment, as a `Requirement` declares it.
public struct EnvironmentKey: Sendable {
  /// Whether a key must be set, in one profile.
  public enum Presence: Sendable {
    /// The profile requires it.
    case required
    /// Only the commands that ask for its group require it: these, in words.
    case onDemand(by: String)
    /// May be absent: this value then stands in.
    case value(String)
    /// May be absent: these words say what then happens.
    case optional(String)
    /// Is for another program, and only reported: these words say whose.
    case external(String)
  }

  /// Whether the name follows the profile's prefix.
  public enum Prefix: Sendable {
    /// Always: `PRODUCT_NAME`.
    case required
    /// The name is another standard's, such as `SENTRY_DSN`: `PRODUCT_NAME` counts, and without that `NAME`.
    case optional
    /// Never: `NAME`.
    case none
  }

  /// The name after the profile's prefix.
  public let name: String
  /// Other spellings that are accepted, after the same prefix.
  public let otherSpellings: [String]
  /// Whether the name follows the profile's prefix.
  public let prefix: Prefix
  /// Whether it goes together with the other such keys of its group: all or none.
  public let isAllOrNone: Bool
  /// The rule in development and test.
  public let development: Presence
  /// The rule in product.
  public let product: Presence
  /// The form of the value.
  public let kind: ValueKind
  /// Whether the value is masked, and `NAME_FILE` may name a file that holds it.
  public let isSecret: Bool
  /// Its purpose: an English phrase.
  public let purpose: String
  /// The value in `.env.example`; one that starts with `your-` is a placeholder.
  public let example: String
  /// The app that the key is about; nil for everybody's keys.
  public private(set) var app: String?

  /// A key.
  ///
  /// - Parameters:
  ///   - name: capital letters, digits and underscores, without the profile's prefix.
  ///   - otherSpellings: names that are accepted in its place.
  ///   - prefix: whether the name follows the profile's prefix.
  ///   - isAllOrNone: whether it goes together with the other such keys of its group.
  ///   - development: the rule in development and test.
  ///   - product: the rule in product.
  ///   - kind: what form the value has.
  ///   - isSecret: whether the value is masked, and `NAME_FILE` may name a file that holds it.
  ///   - purpose: what it is for, as an English phrase.
  ///   - example: the value in `.env.example`; one that starts with `your-` is refused as a placeholder.
  public init(
    _ name: String, otherSpellings: [String] = [], prefix: Prefix = .required, allOrNone isAllOrNone: Bool = false,
    development: Presence, product: Presence, _ kind: ValueKind = .word, secret isSecret: Bool = false,
    for purpose: String, example: String
  ) {
    self.name = name
    self.otherSpellings = otherSpellings
    self.prefix = prefix
    self.isAllOrNone = isAllOrNone
    self.development = development
    self.product = product
    self.kind = kind
    self.isSecret = isSecret
    self.purpose = purpose
    self.example = example
  }

  /// The same key for one app alone, such as `FORUM_S3_AWS_STORAGE_BUCKET_NAME`.
  func own(by app: String) -> EnvironmentKey {
    var key = EnvironmentKey(
      Self.ownName(name, app: app), development: .optional("as `\(name)`"), product: .optional("as `\(name)`"), kind,
      secret: isSecret, for: "\(purpose), for the app \(app)", example: example)
    key.app = app
    return key
  }

  static func ownName(_ name: String, app: String) -> String {
    "\(app.uppercased().replacing("-", with: "_"))_\(name)"
  }

  /// Whether the example stands for a value that only the site's owner knows.
  var hasPlaceholder: Bool {
    example.hasPrefix("your-")
  }

  /// The rule in `profile`.
  public func presence(in profile: Profile) -> Presence {
    profile == .product ? product : development
  }
}

extension EnvironmentKey {
  /// The name with the profile's prefix, where it has one.
  public func fullName(in profile: Profile) -> String {
    (prefix == .none ? "" : profile.prefix) + name
  }

  /// The names that it is read by, but for the one without a prefix.
  func spellings(in profile: Profile) -> [String] {
    ([name] + otherSpellings).map { (prefix == .none ? "" : profile.prefix) + $0 }
  }

  /// Every name it may be set by, `_FILE` included.
  func acceptedNames(in profile: Profile) -> [String] {
    let spellings = spellings(in: profile)
    return spellings + (isSecret ? spellings.map { $0 + "_FILE" } : []) + (prefix == .optional ? [name] : [])
  }
}

extension EnvironmentKey.Presence {
  var isRequired: Bool {
    if case .required = self { true } else { false }
  }

  var isOnDemand: Bool {
    if case .onDemand = self { true } else { false }
  }

  var isExternal: Bool {
    if case .external = self { true } else { false }
  }

  var defaultValue: String? {
    if case .value(let value) = self { value } else { nil }
  }

  /// The rule in few words.
  var summary: String {
    switch self {
    case .required: "required"
    case .onDemand(let commands): "required by \(commands)"
    case .value(let value): value
    case .optional(let words): words
    case .external: "–"
    }
  }
}
