/// Translations from a catalogue for each language.
public struct CatalogueTranslations: Translations {
  private let catalogues: [String: MessageCatalogue]

  /// Makes translations of catalogues by language code, such as `ko`.
  public init(_ catalogues: [String: MessageCatalogue]) {
    self.catalogues = catalogues
  }

  /// A message in a language, or in the one that it is a variety of (`pt` for `pt-br`).
  public func text(of message: String, context: String?, language: String) -> String? {
    candidates(language).lazy.compactMap { $0.text(of: message, context: context) }.first
  }

  /// A message in the form for a number in a language.
  public func text(
    of singular: String, plural: String, count: Int, context: String?, language: String
  ) -> String? {
    candidates(language).lazy.compactMap { $0.text(of: singular, count: count, context: context) }.first
  }

  private func candidates(_ language: String) -> [MessageCatalogue] {
    LanguageCode.candidates(language).compactMap { catalogues[$0] }
  }
}
