/// How a language writes numbers and dates.
public struct LanguageFormats: Sendable {
  /// The decimal separator.
  public var decimalSeparator: String
  /// The separator between groups of digits.
  public var thousandSeparator: String
  /// The sizes of groups of digits from the right, the last for all further ones; empty for no groups.
  public var grouping: [Int]
  /// The formats that templates name, such as `SHORT_DATE_FORMAT`, and those of dates that no filter formats.
  public var dateFormats: [String: String]
  /// The formats in which people type dates and times, by their names in Django's settings such as
  /// `DATE_INPUT_FORMATS`; those of English where a name is missing.
  public var inputFormats: [String: [String]] = [:]

  /// Makes a language's formats; its date formats by their names in Django's settings.
  public init(
    decimalSeparator: String, thousandSeparator: String, grouping: [Int] = [3], dateFormats: [String: String]
  ) {
    self.decimalSeparator = decimalSeparator
    self.thousandSeparator = thousandSeparator
    self.grouping = grouping
    self.dateFormats = dateFormats
  }

  init(
    _ decimalSeparator: String, _ thousandSeparator: String, _ grouping: [Int], _ date: String, _ time: String,
    _ dateTime: String, _ yearMonth: String, _ monthDay: String, _ shortDate: String, _ shortDateTime: String
  ) {
    let formats = [
      "DATE_FORMAT": date, "TIME_FORMAT": time, "DATETIME_FORMAT": dateTime, "YEAR_MONTH_FORMAT": yearMonth,
      "MONTH_DAY_FORMAT": monthDay, "SHORT_DATE_FORMAT": shortDate, "SHORT_DATETIME_FORMAT": shortDateTime,
    ]
    self.init(
      decimalSeparator: decimalSeparator, thousandSeparator: thousandSeparator, grouping: grouping,
      dateFormats: formats)
  }

  /// The formats of English.
  public static let english = LanguageFormats(
    ".", ",", [3], "N j, Y", "P", "N j, Y, P", "F Y", "F j", "m/d/Y", "m/d/Y P")

  /// The formats where no language is: as in English, but without groups of digits.
  public static let plain = LanguageFormats(
    ".", ",", [], "N j, Y", "P", "N j, Y, P", "F Y", "F j", "m/d/Y", "m/d/Y P")

  /// The formats of all languages that are known, by code.
  public static let all: [String: LanguageFormats] = {
    var all = codesFromAToH.merging(codesFromIToZ) { $1 }
    for (code, formats) in inputFormats { all[code]?.inputFormats = formats }
    return all
  }()

  /// The formats in which dates and times are typed in English, ISO 8601 first.
  static let englishInputFormats = [
    "DATE_INPUT_FORMATS": [
      "%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%b %d %Y", "%b %d, %Y", "%d %b %Y", "%d %b, %Y", "%B %d %Y", "%B %d, %Y",
      "%d %B %Y", "%d %B, %Y",
    ],
    "TIME_INPUT_FORMATS": ["%H:%M:%S", "%H:%M:%S.%f", "%H:%M"],
    "DATETIME_INPUT_FORMATS": [
      "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M:%S.%f",
      "%m/%d/%Y %H:%M", "%m/%d/%y %H:%M:%S", "%m/%d/%y %H:%M:%S.%f", "%m/%d/%y %H:%M",
    ],
  ]

  /// The formats of a name, then those of ISO 8601 that are not among them, which all languages take.
  package func inputFormats(named name: String) -> [String] {
    let own = inputFormats[name] ?? Self.englishInputFormats[name] ?? []
    return own + (Self.isoInputFormats[name] ?? []).filter { !own.contains($0) }
  }

  private static let isoInputFormats = [
    "DATE_INPUT_FORMATS": ["%Y-%m-%d"],
    "TIME_INPUT_FORMATS": ["%H:%M:%S", "%H:%M:%S.%f", "%H:%M"],
    "DATETIME_INPUT_FORMATS": [
      "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M", "%Y-%m-%d",
    ],
  ]
}

extension Engine {
  /// The formats of a language, or of the one that it is a variety of, or those without a language.
  package func formats(of language: String) -> LanguageFormats {
    let formats = options.formats
    if let exact = formats[language] { return exact }
    return LanguageCode.candidates(language).lazy.compactMap { formats[$0] }.first ?? options.plainFormats
  }
}

/// Codes of languages such as `pt-br`.
enum LanguageCode {
  /// The code in small letters with a hyphen, then the code of what it is a variety of.
  static func candidates(_ code: String) -> [String] {
    let full = code.lowercased().replacing(bytes: "_", with: "-")
    let general = String(full.prefix { $0 != "-" })
    return full == general ? [full] : [full, general]
  }
}
