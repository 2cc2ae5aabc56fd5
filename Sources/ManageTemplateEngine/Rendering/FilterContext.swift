public import Foundation

/// The context in which a filter runs.
public struct FilterContext: Sendable {
  /// Whether the output is escaped at this point.
  public internal(set) var autoescape: Bool
  let engine: Engine
  var activeTimeZone: TemplateZone?
  var usesTimeZones: Bool
  /// The language of the page, such as `ko`.
  public internal(set) var language: String
  var localizes: Bool
  /// Whether the formats are those of no language.
  var usesPlainFormats = false
  /// Whether plain integers are shown in groups of digits.
  let groupsNumbers: Bool

  init(autoescape: Bool, engine: Engine) {
    self.autoescape = autoescape
    self.engine = engine
    usesTimeZones = engine.options.usesTimeZones
    localizes = engine.options.localizes
    groupsNumbers = engine.options.usesThousandSeparator
    language = engine.options.language
  }

  /// The zone in which dates are shown.
  public var timeZone: TimeZone { activeTimeZone?.zone ?? engine.options.timeZone }

  /// How the page's language writes numbers and dates; where it has none, how those write that have no language.
  var formats: LanguageFormats {
    language.isEmpty || usesPlainFormats ? engine.options.plainFormats : engine.formats(of: language)
  }

  /// A value as text: dates and numbers as the language writes them, or where that is off in the plain formats.
  func localizedText(_ value: TemplateValue, localizes: Bool? = nil) -> String {
    let localizes = localizes ?? self.localizes
    switch value {
    case .date(let date):
      var context = self
      if !localizes { context.usesPlainFormats = true }
      return context.dateFormat(date.kind.formatName).text(of: civil(date))
    case .int, .double, .decimal:
      guard localizes else { return value.text }
      return NumberFormat(formats, isGrouped: engine.options.usesThousandSeparator).text(of: value)
    case .lazy(let lazy): return localizedText((try? lazy.value()) ?? .null, localizes: localizes)
    default: return value.text
    }
  }

  /// A date format, or the site's format of that name.
  func dateFormat(_ format: String) -> DateFormat {
    DateFormat(format, in: self)
  }

  /// A date's parts in the zone where it's shown.
  func civil(_ date: TemplateDate) -> CivilDate {
    let converts = date.kind == .dateTime && usesTimeZones && date.timeZone != nil && !date.isPinned
    guard !converts else { return CivilDate(date, in: timeZone, named: activeTimeZone?.name) }
    return CivilDate(date, in: date.timeZone ?? engine.options.timeZone, named: date.zoneName)
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
