/// The report of `check-env`: the state of every key of a profile, and the problems.
public struct EnvironmentReport: Sendable {
  /// The profile that was checked.
  public let profile: Profile
  /// The problems, errors first; `--connect` and the like add theirs.
  public private(set) var problems: [Problem]
  /// Every key of the profile in the contract's order, then keys that nothing reads.
  public let keys: [KeyState]
  /// The level from which a problem spoils the report (`--fail-level`).
  public let failLevel: Problem.Level

  /// Whether nothing is wrong at the fail level.
  public var ok: Bool {
    !problems.contains { $0.level >= failLevel }
  }

  /// Checks an environment, offline.
  ///
  /// - Parameters:
  ///   - apps: the apps' names, which begin the keys that are theirs alone.
  ///   - commands: what each command requires, by its name.
  ///   - command: the command of `--for`. Keys that it needs are required, missing keys that it doesn't are warnings.
  ///   - deploy: whether to add the checks of a deployment.
  public init(
    profile: Profile, environment: SiteEnvironment, apps: [String] = [], commands: [String: Set<Requirement>] = [:],
    for command: String? = nil, deploy: Bool = false, failLevel: Problem.Level = .error
  ) {
    let groups = Requirement.allCases.map { GroupReading($0, in: environment, profile: profile, apps: apps) }
    let stray = StrayKeys(in: environment, profile: profile, apps: apps)
    let asked = command.map { commands[$0] ?? [] }
    let checks =
      environment.file.problems + Self.permissionProblems(of: environment.file)
      + groups.flatMap { group in group.problems(asked: asked.map { $0.contains(group.group) }) + group.optionProblems }
      + MediaReading.all(of: apps, in: groups).flatMap(\.problems) + Self.shadowProblems(groups, environment, profile)
      + stray.problems
      + (deploy ? DeploymentCheck(profile: profile, groups: groups).problems : [])
    self.profile = profile
    self.failLevel = failLevel
    problems = Self.sorted(checks)
    keys =
      groups.flatMap { group in
        group.readings.filter { $0.key.app == nil || !$0.isAbsent }.map {
          KeyState($0, in: group, profile: profile, commands: commands)
        }
      } + stray.keys
  }

  /// Adds what a live check found.
  public mutating func add(_ problem: Problem) {
    problems = Self.sorted(problems + [problem])
  }

  private static func permissionProblems(of file: DotEnvFile) -> [Problem] {
    guard file.isExposed else { return [] }
    return [
      Problem(.loosePermissions, "other users can read \(file.name)", hint: "run 'chmod 600 \(file.name)'")
    ]
  }

  private static func shadowProblems(_ groups: [GroupReading], _ environment: SiteEnvironment, _ profile: Profile)
    -> [Problem]
  {
    groups.flatMap(\.readings).flatMap { reading in
      reading.key.acceptedNames(in: profile).compactMap { spelling in
        environment.shadowedSource(of: spelling).map { source in
          Problem(
            .shadowed, key: reading.name, "\(spelling) is hidden by the process environment",
            hint: "unset the variable, or delete the line", source: source)
        }
      }
    }
  }

  private static func sorted(_ problems: [Problem]) -> [Problem] {
    [Problem.Level.error, .warning, .info].flatMap { level in problems.filter { $0.level == level } }
  }
}
