extension Site {
  /// The settings for the pages of its apps.
  package var settings: [Requirement] {
    apps.flatMap(\.settings)
  }

  /// Every key of the environment that the library or an app declares.
  var contract: EnvironmentContract {
    EnvironmentContract(
      [.web, .server, .passwords, .database, .migrations] + settings + [.storage, .media, .ci], apps: apps.map(\.name))
  }

  /// Throws `SiteError` where a key is declared twice, or a command requires what no app declares.
  func validateContract() throws(SiteError) {
    let contract = contract
    for profile in Profile.allCases {
      var owners: [String: String] = [:]
      for requirement in contract.requirements {
        for key in requirement.keys(in: profile, apps: contract.apps).flatMap({ $0.acceptedNames(in: profile) }) {
          guard let owner = owners.updateValue(requirement.name, forKey: key) else { continue }
          throw .keyDeclaredTwice(key, [owner, requirement.name])
        }
      }
    }
    for command in apps.flatMap(\.commands) {
      guard let missing = command.requirements.first(where: { !contract.requirements.contains($0) }) else { continue }
      throw .notDeclared(requirement: missing.name, command: command.name)
    }
  }
}
