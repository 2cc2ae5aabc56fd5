/// A list of apps that can't be a site.
enum SiteError: ExplainedError, Equatable {
  case appNamedTwice(String)
  case labelOwnedTwice(String, [String])

  var description: String {
    switch self {
    case .appNamedTwice(let name): "the site names the app '\(name)' twice"
    case .labelOwnedTwice(let label, let apps):
      "the apps '\(apps.joined(separator: "' and '"))' both own the migrations of '\(label)'"
    }
  }

  var hint: String? {
    switch self {
    case .appNamedTwice: "name each app once in Site([…])"
    case .labelOwnedTwice(let label, _): "rename one app, or the folder migrations/\(label) of one"
    }
  }
}
