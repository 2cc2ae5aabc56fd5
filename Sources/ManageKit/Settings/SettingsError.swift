import ManageGroundwork

/// Why settings can't be loaded.
public enum SettingsError: Error, Sendable, CustomStringConvertible {
  /// `--settings` or `MANAGE_SETTINGS` names no profile.
  case unknownProfile(String, from: String)
  /// The file that `--env-file` names is not there.
  case fileMissing(path: String)
  /// An environment file is there, and can't be read.
  case fileUnreadable(path: String, reason: String)
  /// Keys that the command needs are missing or wrong: all of them, and the command line that explains them.
  case incomplete(Profile, [CheckMessage], explainedBy: String)
  /// Development's secret key can't be kept or read.
  case secretKeyFile(path: String, reason: String)
  /// Code reads settings that its command does not require.
  case notRequired(Requirement)
  /// Code reads a key that its requirement doesn't have.
  case notDeclared(String, Requirement)
  /// Code needs the value of a key that may be absent, and is.
  case absent(String)

  /// The problem, in one line and without any secret.
  public var description: String {
    switch self {
    case .unknownProfile(let name, let origin):
      "\(origin): unknown profile '\(name)'"
    case .fileMissing(let path):
      "\(path): no such file"
    case .fileUnreadable(let path, let reason):
      "\(path) can't be read: \(reason)"
    case .incomplete(let profile, let problems, _):
      "settings for \(profile.rawValue) are \(Self.areComplete(problems) ? "wrong" : "incomplete"): "
        + Self.summary(of: problems)
    case .secretKeyFile(let path, let reason):
      "the secret key in \(path) can't be used: \(reason)"
    case .notRequired(let requirement):
      "the settings of '\(requirement.name)' were read by a command that does not require them"
    case .notDeclared(let key, let requirement):
      "the key \(key) was read, which '\(requirement.name)' does not declare"
    case .absent(let key):
      "\(key) is missing"
    }
  }

  /// How to fix it.
  public var hint: String? {
    switch self {
    case .unknownProfile:
      "use one of \(Profile.allCases.map(\.rawValue).joined(separator: ", "))"
    case .fileMissing:
      "pass the path of a file to --env-file, or leave it out to read .env"
    case .fileUnreadable(let path, _):
      "make \(path) a text file that this user can read"
    case .incomplete(_, _, let commandLine):
      "run '\(commandLine)'"
    case .secretKeyFile(let path, _):
      "make the folder writable and delete \(path), or set DEBUG_DJANGO_SECRECT_KEY"
    case .notRequired(let requirement):
      "add .\(requirement.name) to what the command requires"
    case .notDeclared(let key, let requirement):
      Suggestion.nearest(to: key, in: requirement.keys.map(\.name)).map { "did you mean '\($0)'?" }
        ?? "add it to the keys of .\(requirement.name)"
    case .absent(let key):
      "set \(key)"
    }
  }

  private static let absent: Set<CheckID> = [.missing, .empty, .halfSetGroup]

  private static func areComplete(_ problems: [CheckMessage]) -> Bool {
    !problems.contains { absent.contains($0.id) }
  }

  private static func summary(of problems: [CheckMessage]) -> String {
    let missing = problems.filter { absent.contains($0.id) }.compactMap(\.key)
    let others = problems.filter { !absent.contains($0.id) }.map { problem in
      problem.key == nil
        ? [problem.place, problem.message].compactMap(\.self).joined(separator: ": ") : problem.message
    }
    return ((missing.isEmpty ? [] : ["missing " + missing.joined(separator: ", ")]) + others).joined(separator: "; ")
  }
}
