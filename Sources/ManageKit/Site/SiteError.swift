/// A list of apps that can't be a site.
enum SiteError: ExplainedError, Equatable {
  case appNamedTwice(String)
  case labelOwnedTwice(String, [String])
  case keyDeclaredTwice(String, [String])
  case notDeclared(requirement: String, command: String)

  var description: String {
    switch self {
    case .appNamedTwice(let name): "the site names the app '\(name)' twice"
    case .keyDeclaredTwice(let key, let requirements):
      "the settings '\(requirements.joined(separator: "' and '"))' both declare the key \(key)"
    case .notDeclared(let requirement, let command):
      "the command '\(command)' requires the settings '\(requirement)', which no app declares"
    case .labelOwnedTwice(let label, let apps):
      "the apps '\(apps.joined(separator: "' and '"))' both own the migrations of '\(label)'"
    }
  }

  var hint: String? {
    switch self {
    case .appNamedTwice: "name each app once in Site([…])"
    case .keyDeclaredTwice: "rename one, or declare it once and name that requirement in both apps"
    case .notDeclared(let requirement, _): "add it to the app: App(…, settings: [.\(requirement)])"
    case .labelOwnedTwice(let label, _): "rename one app, or the folder migrations/\(label) of one"
    }
  }
}
