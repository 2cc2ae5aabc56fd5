extension Library {
  /// The tags and filters of Django's `i18n` and `l10n` libraries.
  mutating func addTranslationTags() {
    for name in ["translate", "trans"] { tag(name, TranslateNode.compile) }
    for name in ["blocktranslate", "blocktrans"] { tag(name, BlockTranslateNode.compile) }
    tag("language", LanguageNode.compile)
    tag("localize", LocalizeNode.compile)
    tag("get_current_language", LanguageInfoNode.compile { .string($0.language) })
    tag("get_current_language_bidi", LanguageInfoNode.compile { .bool(Language.isRightToLeft($0.language)) })
    tag(
      "get_available_languages",
      LanguageInfoNode.compile { context in
        .array(context.engine.options.languages.map { [.string($0.code), .string(context.translated($0.name))] })
      })
    filter("language_bidi") { .bool(Language.isRightToLeft($0.text)) }
    filter("unlocalize") { .string($0.text) }
    filter("localize", arity: 0...0) { value, _, context in .string(context.localizedText(value)) }
  }
}

/// What is known of languages without a catalogue.
enum Language {
  private static let rightToLeft: Set<Substring> = ["ar", "fa", "he", "ug", "ur", "ckb"]

  /// Whether it's written from right to left.
  static func isRightToLeft(_ code: String) -> Bool {
    rightToLeft.contains(code.prefix { $0 != "-" && $0 != "_" })
  }
}
