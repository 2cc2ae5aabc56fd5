/// The keys that a site's `.env` holds: an interface, spelling included.
///
/// It is the sum of what the library's modules and the site's apps declare; `.env.example`, `check-env` and the table of
/// `document-env` follow from it.
public struct EnvironmentContract: Sendable {
  /// The groups of keys, each once, in the order in which documents show them.
  public let requirements: [Requirement]
  /// The apps that may have keys of their own.
  public let apps: [String]

  /// The sum of requirements.
  public init(_ requirements: [Requirement], apps: [String] = []) {
    self.requirements = requirements.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    self.apps = apps
  }

  /// Every key but those that apps have of their own.
  public var keys: [EnvironmentKey] {
    requirements.flatMap(\.keys)
  }

  /// The keys that `profile` reads, those that apps have of their own among them.
  public func keys(in profile: Profile) -> [EnvironmentKey] {
    requirements.flatMap { $0.keys(in: profile, apps: apps) }
  }

  /// Every name that `profile` reads.
  func acceptedNames(in profile: Profile) -> [String] {
    keys(in: profile).flatMap { $0.acceptedNames(in: profile) }
  }
}
