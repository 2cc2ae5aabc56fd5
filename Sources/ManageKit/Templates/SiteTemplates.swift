import ManageTemplateEngine

/// A site's templates with its settings for them: what engines are made of.
struct SiteTemplates: Sendable {
  let loader: SiteTemplateLoader
  let settings: TemplateSettings
  /// The site's languages by code, the default first.
  let languages: [String]
  let translations: any Translations

  /// An engine for a web server, or for checks.
  ///
  /// - Parameters:
  ///   - readsAnew: whether templates are read again for each page, so that an edit shows at once.
  ///   - debug: whether tags for development show anything.
  func engine(
    urls: (any URLResolver)? = nil, statics: (any StaticResolver)? = nil, readsAnew: Bool = false, debug: Bool = false
  ) -> Engine {
    var options = Options(
      cachesTemplates: !readsAnew, stringIfInvalid: settings.stringIfInvalid, isStrict: settings.isStrict,
      timeZone: settings.timeZone, debug: debug)
    options.linkRelation = settings.linkRelation
    options.language = languages.first ?? "en"
    options.languages = languages.map { (code: $0, name: LanguageInfo(code: $0)?.name ?? $0) }
    if let collected = statics as? HashedStaticURLs { options.staticPrefix = collected.prefix }
    var library = settings.library
    library.addStaticIntegrity(statics)
    return Engine(
      loader: loader, library: library, urls: urls, statics: statics, translations: translations,
      fragments: settings.fragments, options: options)
  }
}
