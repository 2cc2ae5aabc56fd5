extension Library {
  /// The tags and filters of Django's `i18n` and `l10n` libraries.
  mutating func addTranslationTags() {
    for name in ["translate", "trans"] { tag(name, TranslateNode.compile) }
    for name in ["blocktranslate", "blocktrans"] { tag(name, BlockTranslateNode.compile) }
    tag("language", ScopedNode.language)
    tag("localize", ScopedNode.switching(\.localizes))
    tag("get_current_language", CurrentValueNode.compile { $0.language.isEmpty ? .null : .string($0.language) })
    tag(
      "get_current_language_bidi",
      CurrentValueNode.compile { .bool(LanguageInfo(code: $0.language)?.isBidirectional ?? false) })
    tag("get_language_info", LanguageInfoForNode.compile(isList: false))
    tag("get_language_info_list", LanguageInfoForNode.compile(isList: true))
    tag(
      "get_available_languages",
      CurrentValueNode.compile { context in
        .array(
          context.engine.options.languages.map { .tuple([.string($0.code), .string(context.translated($0.name))]) })
      })
    addLanguageFilters()
    for (name, localizes) in [("localize", true), ("unlocalize", false)] {
      filter(name, arity: 0...0) { value, _, context in
        switch value {
        case .string, .safe: return value
        case .date(var date):
          // These filters alone see a date in the zone that it came with.
          date.isPinned = true
          return .string(context.localizedText(.date(date), localizes: localizes))
        default: return .string(context.localizedText(value, localizes: localizes))
        }
      }
    }
  }

  private mutating func addLanguageFilters() {
    filter("language_name", arity: 0...0) { .string(try $2.languageInfo($0.text).name) }
    filter("language_name_local", arity: 0...0) { .string(try $2.languageInfo($0.text).nameLocal) }
    filter("language_name_translated", arity: 0...0) { .string(try $2.languageInfo($0.text).nameTranslated) }
    filter("language_bidi", arity: 0...0) { .bool(try $2.languageInfo($0.text).isBidirectional) }
  }
}
