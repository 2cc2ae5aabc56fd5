public import Foundation

/// How an engine behaves.
public struct Options: Sendable {
  /// Whether a template is compiled once; false reads it again for each render, as in development.
  public var cachesTemplates: Bool
  /// Whether values are escaped where no `autoescape` tag says otherwise.
  public var autoescape: Bool
  /// The text shown for a missing variable; `%s` in it stands for the variable's name.
  public var stringIfInvalid: String
  /// Whether a missing variable is an error.
  public var isStrict: Bool
  /// The zone in which dates are shown.
  public var timeZone: TimeZone
  /// Whether dates that came with a zone of their own are converted to the reader's (Django's `USE_TZ`).
  public var usesTimeZones: Bool
  /// Whether tags for development (`debug`) show anything.
  public var debug: Bool
  /// How languages write numbers and dates, by code.
  public var formats = LanguageFormats.all
  /// How numbers and dates are written where no language is active, or localization is off.
  public var plainFormats = LanguageFormats.plain
  /// Whether numbers and dates that no filter formats are written in the language's way.
  public var localizes = true
  /// Whether numbers that no filter formats are shown in groups of digits (Django's `USE_THOUSAND_SEPARATOR`).
  public var usesThousandSeparator = false
  /// The text of `{% get_static_prefix %}`.
  public var staticPrefix = "/static/"
  /// The text of `{% get_media_prefix %}`.
  public var mediaPrefix = "/media/"
  /// Whether `urlize` links addresses without a scheme by `https` (Django's `URLIZE_ASSUME_HTTPS`).
  public var urlizeAssumesHTTPS = false
  /// The `rel` of the links that `urlize` makes of addresses.
  public var linkRelation = "nofollow"
  /// The language of the texts, such as `en` or `ko`; empty for none.
  public var language = "en"
  /// The site's languages by code, in order, for `{% get_available_languages %}`.
  public var languages: [(code: String, name: String)] = [("en", "English")]
  /// Tells the time; tests set it.
  public var now: @Sendable () -> Date

  /// Makes options; the defaults are those of a site in product.
  public init(
    cachesTemplates: Bool = true, autoescape: Bool = true, stringIfInvalid: String = "", isStrict: Bool = false,
    timeZone: TimeZone = .gmt, usesTimeZones: Bool = true, debug: Bool = false,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.cachesTemplates = cachesTemplates
    self.autoescape = autoescape
    self.stringIfInvalid = stringIfInvalid
    self.isStrict = isStrict
    self.timeZone = timeZone
    self.usesTimeZones = usesTimeZones
    self.debug = debug
    self.now = now
  }
}
