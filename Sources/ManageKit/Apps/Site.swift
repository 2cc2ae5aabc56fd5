/// A list of apps: all that `manage` needs to know of a site.
///
///     await Site([.accounts, .portfolio]).main()
public struct Site: Sendable {
  /// The apps, in the order in which their commands and pages are found.
  public let apps: [App]

  /// A site of these apps.
  public init(_ apps: [App]) {
    self.apps = apps
  }

  /// The places that static files come from.
  func staticFinders(root: String) -> StaticFinders {
    StaticFinders(root: root, appFolders: apps.compactMap(\.staticFolder), embedded: EmbeddedFiles.all)
  }
}
