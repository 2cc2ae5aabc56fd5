/// How a language writes numbers and dates.
public struct LanguageFormats: Sendable {
  /// What stands before a fraction.
  public var decimalSeparator: String
  /// What stands between groups of three digits.
  public var thousandSeparator: String
  /// The formats that templates name, such as `SHORT_DATE_FORMAT`, and those of dates that no filter formats.
  public var dateFormats: [String: String]

  /// Makes a language's formats; its date formats by their names in Django's settings.
  public init(decimalSeparator: String, thousandSeparator: String, dateFormats: [String: String]) {
    self.decimalSeparator = decimalSeparator
    self.thousandSeparator = thousandSeparator
    self.dateFormats = dateFormats
  }

  /// The formats of English.
  public static let english = LanguageFormats(
    decimalSeparator: ".", thousandSeparator: ",",
    dateFormats: [
      "DATE_FORMAT": "N j, Y", "TIME_FORMAT": "P", "DATETIME_FORMAT": "N j, Y, P", "YEAR_MONTH_FORMAT": "F Y",
      "MONTH_DAY_FORMAT": "F j", "SHORT_DATE_FORMAT": "m/d/Y", "SHORT_DATETIME_FORMAT": "m/d/Y P",
    ])

  /// The formats of Korean.
  public static let korean = LanguageFormats(
    decimalSeparator: ".", thousandSeparator: ",",
    dateFormats: [
      "DATE_FORMAT": "Y년 n월 j일", "TIME_FORMAT": "A g:i", "DATETIME_FORMAT": "Y년 n월 j일 g:i A",
      "YEAR_MONTH_FORMAT": "Y년 n월", "MONTH_DAY_FORMAT": "n월 j일", "SHORT_DATE_FORMAT": "Y-n-j",
      "SHORT_DATETIME_FORMAT": "Y-n-j H:i",
    ])

  /// The formats of German.
  public static let german = LanguageFormats(
    decimalSeparator: ",", thousandSeparator: ".",
    dateFormats: [
      "DATE_FORMAT": "j. F Y", "TIME_FORMAT": "H:i", "DATETIME_FORMAT": "j. F Y H:i", "YEAR_MONTH_FORMAT": "F Y",
      "MONTH_DAY_FORMAT": "j. F", "SHORT_DATE_FORMAT": "d.m.Y", "SHORT_DATETIME_FORMAT": "d.m.Y H:i",
    ])

  /// The formats of French.
  public static let french = LanguageFormats(
    decimalSeparator: ",", thousandSeparator: "\u{a0}",
    dateFormats: [
      "DATE_FORMAT": "j F Y", "TIME_FORMAT": "H:i", "DATETIME_FORMAT": "j F Y H:i", "YEAR_MONTH_FORMAT": "F Y",
      "MONTH_DAY_FORMAT": "j F", "SHORT_DATE_FORMAT": "d/m/Y", "SHORT_DATETIME_FORMAT": "d/m/Y H:i",
    ])
}
