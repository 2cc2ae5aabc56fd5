import Foundation
import ManageTemplateEngine

/// The texts of a site's languages: compiled gettext catalogues, those of its `locale/` folder before its apps' and the
/// library's.
///
/// They lie as in Django: `locale/pt_BR/LC_MESSAGES/django.mo` is Brazil's Portuguese, `pt-br`.
struct SiteTranslations: Translations {
  private let layers: [CatalogueTranslations]

  /// Reads the catalogues of `languages`; throws where one is there that isn't one.
  init(languages: [String], root: String, layers: [Resources]) throws {
    let own = try Self.catalogues(of: languages) { FileManager.default.contents(atPath: "\(root)/\($0)") }
    let embedded = try layers.map { layer in try Self.catalogues(of: languages) { layer.files[$0]?.data } }
    self.layers = ([own] + embedded).filter { !$0.isEmpty }.map(CatalogueTranslations.init)
  }

  func text(of message: String, context: String?, language: String) -> String? {
    layers.lazy.compactMap { $0.text(of: message, context: context, language: language) }.first
  }

  func text(of singular: String, plural: String, count: Int, context: String?, language: String) -> String? {
    layers.lazy.compactMap {
      $0.text(of: singular, plural: plural, count: count, context: context, language: language)
    }.first
  }

  private static func catalogues(
    of languages: [String], contents: (String) -> Data?
  ) throws -> [String: MessageCatalogue] {
    var catalogues: [String: MessageCatalogue] = [:]
    for language in languages {
      let path = "locale/\(localeName(of: language))/LC_MESSAGES/django.mo"
      guard let data = contents(path) else { continue }
      guard let catalogue = MessageCatalogue(Array(data)) else { throw DamagedCatalogue(path: path) }
      catalogues[language] = catalogue
    }
    return catalogues
  }

  /// `pt-br` as the folder's name `pt_BR`, `zh-hans` as `zh_Hans` (Django's `to_locale`).
  static func localeName(of language: String) -> String {
    let parts = language.lowercased().split(separator: "-", maxSplits: 1)
    guard let general = parts.first, parts.count == 2 else { return language.lowercased() }
    return "\(general)_\(parts[1].count > 2 ? parts[1].capitalized : parts[1].uppercased())"
  }
}

/// A file that should be a catalogue and isn't.
struct DamagedCatalogue: ExplainedError {
  let path: String

  var description: String { "\(path) is not a compiled gettext catalogue" }
  var hint: String? { "recompile its .po file with 'msgfmt'" }
}
