extension Site {
  /// Where files built into the binary are looked for, in their order: the site, its apps, the library.
  var layers: [Resources] {
    [resources] + apps.map(\.resources) + [.embedded()]
  }

  /// Its templates, with the texts of its languages.
  func templates(root: String) throws -> SiteTemplates {
    SiteTemplates(
      loader: SiteTemplateLoader(root: root, embedded: embedded), settings: templateSettings, languages: languages,
      translations: try SiteTranslations(languages: languages, root: root, layers: layers))
  }

  /// The places that static files come from.
  func staticFinders(root: String) -> StaticFinders {
    StaticFinders(root: root, embedded: layers, linkedFolders: linkedFolders)
  }

  /// The URLs of static files by their plain names.
  package func plainStaticURLs(root: String) -> PlainStaticURLs {
    let finders = staticFinders(root: root)
    return PlainStaticURLs(prefix: ReferenceURL.staticPrefix) { finders.find($0) != nil }
  }

  /// The migrations of the site's apps, and of any other folder in `migrations/` unless told not to.
  package func migrations(root: String, dialect: Dialect, ofOtherFolders: Bool = true) throws -> Migrations {
    try Migrations(migrationLoader(root: root, ofOtherFolders: ofOtherFolders), dialect: dialect)
  }

  /// An app's migrations can't be replaced by the site's, unlike its templates.
  func migrationLoader(root: String, ofOtherFolders: Bool = true) -> MigrationLoader {
    MigrationLoader(
      folder: root + "/migrations", embedded: embedded.compactMapValues(\.text),
      reserved: Set(apps.flatMap(\.resources.files.keys)),
      apps: apps.flatMap { $0.resources.migrationLabels.union([$0.name]) }, readsOtherFolders: ofOtherFolders)
  }

  /// The files built into the binary by their path; the first layer that has a path counts.
  private var embedded: [String: EmbeddedFile] {
    layers.map(\.files).reduce(into: [:]) { $0.merge($1) { first, _ in first } }
  }
}
