/// The site's texts in its languages, for `{% translate %}` and `{% blocktranslate %}`.
public protocol Translations: Sendable {
  /// A message in a language; nil where there is no translation, so that the message itself is shown.
  func text(of message: String, context: String?, language: String) -> String?

  /// A message in the form for a number in a language, or nil.
  func text(of singular: String, plural: String, count: Int, context: String?, language: String) -> String?
}

extension FilterContext {
  /// A message in the page's language: as the site translates it, else as the engine does. As in gettext each of its
  /// lines ends with a line feed, which one with a context keeps to itself where there is no translation.
  func translated(_ message: String, context: String? = nil) -> String {
    let key = message.utf8.contains(UInt8(ascii: "\r")) ? LineBreaks.normalized(message) : message
    let untranslated = context == nil ? key : message
    guard !language.isEmpty else { return untranslated }
    return engine.translations?.text(of: key, context: context, language: language)
      ?? ownTranslations?.text(of: key, context: context, language: language) ?? untranslated
  }

  /// A message in the page's language, in the form for a number.
  func translated(_ singular: String, plural: String, count: Int, context: String? = nil) -> String {
    let english = count == 1 ? singular : plural
    guard !language.isEmpty else { return english }
    return engine.translations?
      .text(of: singular, plural: plural, count: count, context: context, language: language)
      ?? ownTranslations?.text(of: singular, plural: plural, count: count, context: context, language: language)
      ?? english
  }

  /// The engine's own texts, unless the page is in English.
  private var ownTranslations: CatalogueTranslations? { language == "en" ? nil : LanguageTexts.all }
}

extension Engine {
  /// The name of a month, from 1, in a language.
  package func monthName(_ month: Int, in language: String) -> String {
    var context = FilterContext(autoescape: false, engine: self)
    context.language = language
    return context.translated(DateNames.months[month - 1])
  }
}
