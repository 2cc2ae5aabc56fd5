extension Site {
  /// The checks of `manage check`.
  var checks: [SystemCheck] {
    [.templates, .migrations, .environment, .deployment, .database] + apps.flatMap(\.checks)
  }
}

extension SystemCheck {
  /// The keys of the profile, as `check-env` checks them.
  static let environment = SystemCheck(tag: "environment") { $0.environmentReport().problems }

  /// The requirements of production.
  static let deployment = SystemCheck(tag: "security", with: .deploy) { context in
    DeploymentCheck(profile: context.settings.profile, environment: context.environment).problems
  }

  /// Whether the database can be logged in to, and all migrations are applied.
  static let database = SystemCheck(tag: "database", with: .database) { context in
    await ConnectionCheck(context: context).databaseProblems()
  }
}

extension CommandContext {
  /// The environment's problems, as far as they show offline.
  func environmentReport(for command: String? = nil, failLevel: CheckMessage.Level = .error) -> EnvironmentReport {
    let commands = site.commands
    return EnvironmentReport(
      site.contract, profile: settings.profile, environment: environment,
      commands: Dictionary(commands.map { ($0.name, $0.requirements) }, uniquingKeysWith: { $1 }),
      optional: Dictionary(
        commands.map { ($0.name, $0.servesPages ? site.settings : []) }, uniquingKeysWith: { $1 }),
      for: command, failLevel: failLevel)
  }
}
