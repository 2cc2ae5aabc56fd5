import Synchronization

/// Compiles templates and renders them. One engine serves many tasks at once.
public final class Engine: Sendable {
  /// Finds the templates.
  public let loader: any TemplateLoader
  /// The tags and filters.
  public let library: Library
  /// Answers `{% url %}`.
  public let urls: (any URLResolver)?
  /// Answers `{% static %}`.
  public let statics: (any StaticResolver)?
  /// Answers `{% translate %}`.
  public let translations: (any Translations)?
  /// Keeps what `{% cache %}` holds.
  public let fragments: (any FragmentCache)?
  /// How the engine behaves.
  public let options: Options
  static let missingHint = "no template has this name"
  private let cache = Mutex<[String: Template]>([:])

  /// Makes an engine.
  public init(
    loader: any TemplateLoader, library: Library = .standard, urls: (any URLResolver)? = nil,
    statics: (any StaticResolver)? = nil, translations: (any Translations)? = nil,
    fragments: (any FragmentCache)? = nil, options: Options = Options()
  ) {
    self.loader = loader
    self.library = library
    self.urls = urls
    self.statics = statics
    self.translations = translations
    self.fragments = fragments
    self.options = options
  }

  /// The compiled template of a name.
  ///
  /// Throws a `TemplateError` of kind `missingTemplate` where the loader has none, and of kind `syntax`.
  public func template(named name: String) throws -> Template {
    if options.cachesTemplates, let template = cache.withLock({ $0[name] }) { return template }
    let template = try compile(try source(named: name), name: name)
    if options.cachesTemplates { cache.withLock { $0[name] = template } }
    return template
  }

  /// Compiles a template from its source.
  public func compile(_ source: String, name: String? = nil) throws -> Template {
    let parser = Parser(source: Source(name: name, text: source), library: library)
    let nodes = try parser.parse()
    return Template(name: name, nodes: nodes, parser: parser)
  }

  /// All mistakes of the template of a name, in their order; none where it compiles.
  ///
  /// After tags that don't close each other, and an unknown library or parent, no more are looked for.
  /// Throws what the loader throws, and a `TemplateError` of kind `missingTemplate` where it has none.
  public func mistakes(inTemplateNamed name: String) throws -> [TemplateError] {
    let parser = Parser(source: Source(name: name, text: try source(named: name)), library: library)
    return parser.allMistakes()
  }

  private func source(named name: String) throws -> String {
    guard let source = try loader.load(name) else {
      throw TemplateError(.missingTemplate, name, hint: Self.missingHint)
    }
    return source
  }

  /// Renders the template of a name, in a language other than the engine's where one is named, and with or without
  /// escaping where it is said.
  public func render(
    _ name: String, _ values: Values = [:], language: String? = nil, autoescape: Bool? = nil
  ) throws -> [UInt8] {
    try render(template(named: name), values, language: language, autoescape: autoescape)
  }

  /// Renders a compiled template.
  public func render(
    _ template: Template, _ values: Values = [:], language: String? = nil, autoescape: Bool? = nil
  ) throws -> [UInt8] {
    var renderer = Renderer(engine: self, template: template, values: values)
    if let language { renderer.filterContext.language = language }
    if let autoescape { renderer.autoescape = autoescape }
    try template.render(into: &renderer)
    return renderer.output.bytes
  }

  /// Renders a compiled template as text.
  public func renderText(_ template: Template, _ values: Values = [:], language: String? = nil) throws -> String {
    String(decoding: try render(template, values, language: language), as: UTF8.self)
  }
}
