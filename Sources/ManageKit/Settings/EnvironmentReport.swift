/// The report of `check-env`: the state of every key of a profile, and the problems.
public struct EnvironmentReport: Sendable {
  /// The profile that was checked.
  public let profile: Profile
  /// The problems, errors first; `--connect` and the like add theirs.
  public private(set) var problems: [CheckMessage]
  /// Every key of the profile in the contract's order, then keys that nothing reads.
  public let keys: [KeyState]
  /// The level from which a problem spoils the report (`--fail-level`).
  public let failLevel: CheckMessage.Level

  /// Whether nothing is wrong at the fail level.
  public var ok: Bool {
    !problems.contains { $0.level >= failLevel }
  }

  /// Checks an environment, offline.
  ///
  /// - Parameters:
  ///   - contract: the keys of the site.
  ///   - commands: what each command requires, by its name.
  ///   - optional: what each command reads where it is set.
  ///   - command: the command of `--for`. Keys that it needs are required, missing keys that it doesn't are warnings.
  public init(
    _ contract: EnvironmentContract, profile: Profile, environment: SiteEnvironment,
    commands: [String: [Requirement]] = [:], optional: [String: [Requirement]] = [:], for command: String? = nil,
    failLevel: CheckMessage.Level = .error
  ) {
    let groups = KeyValues.read(contract.requirements, apps: contract.apps, in: environment, profile: profile)
    let stray = StrayKeys(in: environment, contract: contract)
    let asks = { (requirement: Requirement) -> Bool? in
      guard let command, optional[command]?.contains(requirement) != true else { return nil }
      return commands[command]?.contains(requirement) == true
    }
    self.profile = profile
    self.failLevel = failLevel
    problems = Self.sorted(
      Self.fileProblems(of: environment, contract) + Self.permissionProblems(of: environment.file)
        + groups.flatMap { $0.problems(asked: asks($0.requirement)) + $0.optionProblems }
        + Self.shadowProblems(groups, environment, profile) + stray.problems)
    keys =
      groups.flatMap { group in
        group.readings.filter { $0.key.app == nil || !$0.isAbsent }.map {
          KeyState($0, in: group, commands: commands, optional: optional)
        }
      } + stray.keys
  }

  /// Adds what other checks found.
  public mutating func add(_ problems: [CheckMessage]) {
    self.problems = Self.sorted(self.problems + problems)
  }

  /// The problems of `.env`, except duplicate keys of other programs.
  private static func fileProblems(
    of environment: SiteEnvironment, _ contract: EnvironmentContract
  ) -> [CheckMessage] {
    let known = Set(Profile.allCases.flatMap(contract.acceptedNames))
    return environment.file.problems.filter { problem in
      guard problem.id == .duplicate, let key = problem.key else { return true }
      return known.contains(key) || SiteName.isPrefixed(Array(key.utf8)[...])
    } + environment.processOnlyProblems
  }

  private static func permissionProblems(of file: DotEnvFile) -> [CheckMessage] {
    guard file.isExposed else { return [] }
    return [
      CheckMessage(.loosePermissions, "other users can read \(file.name)", hint: "run 'chmod 600 \(file.name)'")
    ]
  }

  private static func shadowProblems(
    _ groups: [KeyValues], _ environment: SiteEnvironment, _ profile: Profile
  ) -> [CheckMessage] {
    groups.flatMap(\.readings).flatMap { reading in
      reading.key.acceptedNames(in: profile).compactMap { spelling in
        environment.shadowedSource(of: spelling).map { source in
          CheckMessage(
            .shadowed, key: reading.name, "\(spelling) is hidden by the process environment",
            hint: "unset the variable, or delete the line", source: source)
        }
      }
    }
  }

  private static func sorted(_ problems: [CheckMessage]) -> [CheckMessage] {
    CheckMessage.Level.allCases.reversed().flatMap { level in problems.filter { $0.level == level } }
  }
}
