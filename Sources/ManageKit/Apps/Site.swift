/// A list of apps: all that `manage` needs to know of a site.
///
///     await Site([.accounts, .portfolio]).main()
public struct Site: Sendable {
  /// The apps, in the order in which their commands and pages are found.
  public let apps: [App]
  /// The models of all apps, for deleting by their rules.
  public let models: ModelGraph
  /// How its templates behave.
  public let templateSettings: TemplateSettings
  /// How many connections to the database it takes, and their limits.
  public let connections: ConnectionLimits
  /// The languages that its texts are in, by code; the first is that of readers who ask for none of them.
  public let languages: [String]

  /// A site of these apps.
  public init(
    _ apps: [App], templates: TemplateSettings = TemplateSettings(), languages: [String] = ["en"],
    connections: ConnectionLimits = ConnectionLimits()
  ) {
    self.apps = apps
    models = ModelGraph(apps.flatMap(\.models))
    self.templateSettings = templates
    self.connections = connections
    self.languages = languages.map { $0.lowercased() }
  }

  /// What `manage check` runs.
  var checks: [SystemCheck] {
    [.templates] + apps.flatMap(\.checks)
  }

  /// Its templates, with the texts of its languages.
  func templates(root: String) throws -> SiteTemplates {
    SiteTemplates(
      loader: SiteTemplateLoader(
        root: root, appFolders: apps.compactMap(\.templateFolder), embedded: EmbeddedFiles.all),
      settings: templateSettings, languages: languages,
      translations: try SiteTranslations(languages: languages, root: root, embedded: EmbeddedFiles.all))
  }

  /// The places that static files come from.
  func staticFinders(root: String) -> StaticFinders {
    StaticFinders(root: root, appFolders: apps.compactMap(\.staticFolder), embedded: EmbeddedFiles.all)
  }
}
