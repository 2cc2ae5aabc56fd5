public import Foundation
public import ManageTemplateEngine

/// How a site's templates behave: the options of Django's `TEMPLATES` setting.
///
///     var templates = TemplateSettings()
///     templates.isStrict = true
///     templates.library.filter("shout") { .string($0.text.uppercased()) }
///     await Site([.accounts], templates: templates).main()
public struct TemplateSettings: Sendable {
  /// The text shown for a missing variable, Django's `string_if_invalid`; `%s` in it stands for the variable's name.
  public var stringIfInvalid: String
  /// Whether a missing variable is an error.
  public var isStrict: Bool
  /// The zone in which pages show dates, Django's `TIME_ZONE`.
  public var timeZone: TimeZone
  /// The `rel` of the links that `urlize` makes of addresses (HTML, section 4.6.6).
  public var linkRelation = "nofollow"
  /// The cache of `{% cache %}`.
  public var fragments: any FragmentCache
  /// The tags and filters: Django's, and those that the site adds.
  public var library: Library

  /// Settings; the defaults are Django's, except that dates are shown in UTC.
  public init(
    stringIfInvalid: String = "", isStrict: Bool = false, timeZone: TimeZone = .gmt,
    fragments: any FragmentCache = MemoryFragmentCache(), library: Library = .standard
  ) {
    self.stringIfInvalid = stringIfInvalid
    self.isStrict = isStrict
    self.timeZone = timeZone
    self.fragments = fragments
    self.library = library
  }
}
