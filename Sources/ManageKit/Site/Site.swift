/// A list of apps: all that `manage` needs to know of a site.
///
///     await Site([.accounts, .books], resources: .embedded()).main()
public struct Site: Sendable {
  /// The apps with those they depend on, in the order in which their commands, pages and files are found.
  public let apps: [App]
  /// The models of all apps, for deleting by their rules.
  public let models: ModelGraph
  /// The site's own migrations, templates, static files and translations; a file in its folders wins over these, and
  /// these win over the apps'.
  public let resources: Resources
  /// How its templates behave.
  public let templateSettings: TemplateSettings
  /// How many connections to the database it takes, and their limits.
  public let connections: ConnectionLimits
  /// The languages that its texts are in, by code; the first is that of readers who ask for none of them.
  public let languages: [String]
  /// The folders outside the root that links in `static/` may lead to, relative to the root.
  public let linkedFolders: [String]
  private let named: [App]

  /// A site of these apps.
  public init(
    _ apps: [App], resources: Resources = .none, templates: TemplateSettings = TemplateSettings(),
    languages: [String] = ["en"], connections: ConnectionLimits = ConnectionLimits(), linkedFolders: [String] = []
  ) {
    named = apps
    self.apps = Self.withDependencies(apps)
    models = ModelGraph(ofApps: self.apps.map { ($0.name, $0.models) })
    self.resources = resources
    self.templateSettings = templates
    self.connections = connections
    self.linkedFolders = linkedFolders
    self.languages = languages.map { $0.lowercased() }
  }

  /// Each app once, after those it depends on.
  private static func withDependencies(_ apps: [App]) -> [App] {
    apps.reduce(into: []) { found, app in
      for app in withDependencies(app.dependencies) + [app] where !found.contains(where: { $0.name == app.name }) {
        found.append(app)
      }
    }
  }

  /// Throws `SiteError` where two apps claim one name, the same tables or one key.
  func validate() throws(SiteError) {
    try validateContract()
    var names: Set<String> = []
    for app in named where !names.insert(app.name).inserted { throw .appNamedTwice(app.name) }
    var owners: [String: String] = [:]
    for app in apps {
      for label in app.resources.migrationLabels.union([app.name]).sorted() {
        if let owner = owners.updateValue(app.name, forKey: label) { throw .labelOwnedTwice(label, [owner, app.name]) }
      }
    }
  }
}
