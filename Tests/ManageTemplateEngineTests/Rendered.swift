import ManageTemplateEngine

/// What a template shows; `templates` are those that it includes or extends.
func rendered(
  _ source: String, _ values: Values = [:], templates: [String: String] = [:], library: Library = .standard,
  urls: (any URLResolver)? = nil, statics: (any StaticResolver)? = nil, options: Options = Options()
) throws -> String {
  let loader = DictionaryLoader(templates.merging(["page.html": source]) { $1 })
  let engine = Engine(loader: loader, library: library, urls: urls, statics: statics, options: options)
  return try engine.renderText(engine.template(named: "page.html"), values)
}

/// The error that a template gives.
func failure(
  _ source: String, _ values: Values = [:], templates: [String: String] = [:], options: Options = Options()
) -> TemplateError? {
  do {
    _ = try rendered(source, values, templates: templates, options: options)
    return nil
  } catch {
    return error as? TemplateError
  }
}
