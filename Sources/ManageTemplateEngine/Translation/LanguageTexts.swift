import Foundation

/// The engine's own texts in a language: names of months and days, lengths of time, sizes, `humanize`'s phrases.
///
/// The wording follows Django's translations: © Django Software Foundation and individual contributors, BSD licence.
struct LanguageTexts: Sendable {
  private let rule: PluralRule
  private let text: String

  /// Takes the language's plural rule and its texts: a line for each of `LanguageMessages.rows`, the texts of a line
  /// between bars, the plural forms of a text between broken bars; an empty text is as in English.
  init(plural: String, _ text: String) {
    rule = PluralRuleParser.rule(plural) ?? .constant(0)
    self.text = text
  }

  /// The texts as a catalogue of messages.
  fileprivate var catalogue: MessageCatalogue {
    var messages: [String: [String]] = [:]
    for (row, line) in zip(LanguageMessages.rows, text.split(separator: "\n", omittingEmptySubsequences: false)) {
      for (message, text) in zip(row, line.split(separator: "|", omittingEmptySubsequences: false)) where text != "" {
        messages[message] = text.split(separator: "¦").map(String.init)
      }
    }
    return MessageCatalogue(messages, rule: rule)
  }

  /// The engine's own translations.
  static let all = CatalogueTranslations([
    "cs": czech.catalogue, "da": danish.catalogue, "de": german.catalogue, "es": spanish.catalogue,
    "fi": finnish.catalogue, "fr": french.catalogue, "it": italian.catalogue, "ja": japanese.catalogue,
    "ko": korean.catalogue, "nl": dutch.catalogue, "pl": polish.catalogue, "pt": portuguese.catalogue,
    "pt-br": brazilianPortuguese.catalogue, "ru": russian.catalogue, "sv": swedish.catalogue,
    "tr": turkish.catalogue, "uk": ukrainian.catalogue, "zh-hans": simplifiedChinese.catalogue,
    "zh-hant": traditionalChinese.catalogue,
  ])
}

/// The English texts that the engine itself shows, in rows as the languages' translations have them.
enum LanguageMessages {
  static let units = ["year", "month", "week", "day", "hour", "minute"]
  static let numberNames = [
    "million", "billion", "trillion", "quadrillion", "quintillion", "sextillion", "septillion", "octillion",
    "nonillion", "decillion", "googol",
  ]
  static let digits = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
  /// The context of each ordinal and the text with the suffix, those of 0 to 9 last.
  static let ordinals: [(context: String, text: String)] =
    [("ordinal is 1", "{}st"), ("ordinal 11, 12, 13", "{}th")]
    + (0...9).map { ("ordinal \($0)", ["{}th", "{}st", "{}nd", "{}rd"][$0 < 4 ? $0 : 0]) }

  static let rows: [[String]] = [
    DateNames.months,
    DateNames.months.map { MessageCatalogue.key($0, "alt. month") },
    DateNames.pressMonths.map { MessageCatalogue.key($0, "abbrev. month") },
    DateNames.months.map { $0.prefix(3).lowercased() },
    DateNames.weekdays,
    DateNames.weekdays.map { String($0.prefix(3)) },
    ["a.m.", "p.m.", "AM", "PM", "midnight", "noon"],
    units.map { "%(num)d \($0)" },
    ["%(size)d byte", "%s KB", "%s MB", "%s GB", "%s TB", "%s PB"],
    ["yes,no,maybe", ", ", "or"],
    [MessageCatalogue.key("%(truncated_text)s…", "String to return when truncating text")],
    ordinals.map { MessageCatalogue.key($0.text, $0.context) },
    numberNames.map { "%(value)s \($0)" },
    digits,
    ["today", "tomorrow", "yesterday", "now", "%(delta)s ago", "%(delta)s from now"],
    ["ago", "from now"].flatMap { ["a second \($0)", "a minute \($0)", "an hour \($0)"] },
    units.map { MessageCatalogue.key("%(num)d \($0)", "naturaltime-past") },
    units.map { MessageCatalogue.key("%(num)d \($0)", "naturaltime-future") },
  ]
}
