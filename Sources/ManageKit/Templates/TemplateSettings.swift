public import TemplateEngine

/// How a site's templates behave: the options of Django's `TEMPLATES` setting.
///
///     var templates = TemplateSettings()
///     templates.isStrict = true
///     templates.library.filter("shout") { .string($0.text.uppercased()) }
///     await Site([.accounts], templates: templates).main()
public struct TemplateSettings: Sendable {
  /// What a missing variable shows, Django's `string_if_invalid`; `%s` in it stands for the variable's name.
  public var stringIfInvalid: String
  /// Whether a missing variable is an error.
  public var isStrict: Bool
  /// The tags and filters: Django's, and those that the site adds.
  public var library: Library

  /// Settings; the defaults are Django's.
  public init(stringIfInvalid: String = "", isStrict: Bool = false, library: Library = .standard) {
    self.stringIfInvalid = stringIfInvalid
    self.isStrict = isStrict
    self.library = library
  }
}
