import ManageGroundwork

/// The settings that one command needs.
///
/// Modules add typed ones, such as `database`; an app reads its keys by `values(of:)`.
public struct Settings: Sendable {
  /// The profile they were read for.
  public let profile: Profile
  /// The site's root: the folder of `.env`, `migrations/`, `templates/`, `static/` and `db.sqlite3`.
  public let root: String
  private let groups: [KeyValues]

  /// Reads the keys of these requirements and no others.
  ///
  /// - Parameters:
  ///   - requirements: what must be set.
  ///   - optional: what is read where it is set; of these only the keys that the profile requires must be there.
  ///   - apps: the names of the apps that may have keys of their own.
  ///   - command: the command's name, for the hint.
  /// - Throws: `SettingsError.incomplete`, which names all missing and wrong keys at once, and unreadable lines of
  ///   `.env`.
  public init(
    profile: Profile, environment: SiteEnvironment, requiring requirements: [Requirement],
    optional: [Requirement] = [], apps: [String] = [], command: String? = nil
  ) throws(SettingsError) {
    groups = KeyValues.read(requirements + optional, apps: apps, in: environment, profile: profile)
    let found = groups.flatMap { $0.problems(asked: requirements.contains($0.requirement) ? true : nil) }
      .filter { $0.level >= .error }
    // A folder named .env stops nothing by itself: the process may have all keys.
    let unreadable = environment.file.problems.filter { $0.level >= .error && ($0.id != .folder || !found.isEmpty) }
    let problems = groups.isEmpty ? [] : unreadable + found
    guard problems.isEmpty else {
      let file = environment.file.name == ".env" ? "" : " --env-file \(environment.file.name)"
      let explanation = "manage check-env --settings \(profile.rawValue)\(file)\(command.map { " --for \($0)" } ?? "")"
      throw .incomplete(profile, problems, explainedBy: explanation)
    }
    self.profile = profile
    root = environment.root
  }

  /// Settings without any key.
  init(profile: Profile, root: String) {
    self.profile = profile
    self.root = root
    groups = []
  }

  /// The values of a requirement's keys.
  ///
  /// - Parameter app: the app whose own keys come before everybody's, where the requirement has such.
  /// - Throws: `SettingsError.notRequired` where the command doesn't ask for them.
  public func values(of requirement: Requirement, app: String? = nil) throws(SettingsError) -> KeyValues {
    guard let values = groups.first(where: { $0.requirement == requirement }) else {
      throw .notRequired(requirement)
    }
    return values.own(by: app)
  }
}
