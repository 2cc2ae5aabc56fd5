public import Foundation

/// What a filter may know about the render that it's part of.
public struct FilterContext: Sendable {
  /// Whether the output is escaped at this point.
  public internal(set) var autoescape: Bool
  let engine: Engine
  var activeTimeZone: TimeZone?
  var usesTimeZones: Bool
  /// The language of the page, such as `ko`.
  public internal(set) var language: String
  var localizes = true

  init(autoescape: Bool, engine: Engine) {
    self.autoescape = autoescape
    self.engine = engine
    usesTimeZones = engine.options.usesTimeZones
    language = engine.options.language
  }

  /// The zone in which dates are shown.
  public var timeZone: TimeZone { activeTimeZone ?? engine.options.timeZone }

  /// How the page's language writes numbers and dates.
  var formats: LanguageFormats {
    let formats = engine.options.formats
    return formats[language] ?? formats[String(language.prefix { $0 != "-" && $0 != "_" })] ?? .english
  }

  /// A value as text, with dates and numbers in the site's format.
  func localizedText(_ value: TemplateValue) -> String {
    guard localizes else { return value.text }
    return switch value {
    case .date(let date): dateFormat(date.kind.formatName).text(of: civil(date))
    case .double(let number): NumberFormat.plain(number, formats)
    case .lazy(let lazy): localizedText((try? lazy.value()) ?? .null)
    default: value.text
    }
  }

  /// A date format, or the site's format of that name.
  func dateFormat(_ format: String) -> DateFormat {
    DateFormat(format, in: self)
  }

  /// A date's parts in the zone where it's shown.
  func civil(_ date: TemplateDate) -> CivilDate {
    let converts = date.kind == .dateTime && usesTimeZones && date.timeZone != nil && !date.isPinned
    return CivilDate(date, in: converts ? timeZone : date.timeZone ?? engine.options.timeZone)
  }
}

extension TemplateDate.Kind {
  /// The name of the format for values that no filter formats.
  fileprivate var formatName: String {
    switch self {
    case .dateTime: "DATETIME_FORMAT"
    case .date: "DATE_FORMAT"
    case .time: "TIME_FORMAT"
    }
  }
}
