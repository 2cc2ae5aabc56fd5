import Foundation
import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

/// The texts of forms: the library's in Korean, and Django's in languages for which the library has none (© Django
/// Software Foundation and individual contributors, BSD licence).
struct FormTexts: Translations {
  private let own: SiteTranslations
  private let others: CatalogueTranslations

  init() throws {
    own = try SiteTranslations(languages: ["ko"], root: "/nonexistent", layers: [.embedded()])
    let path = #filePath.replacing("FormTexts.swift", with: "form-texts.json")
    let texts = try JSONValue(parsing: try String(contentsOfFile: path, encoding: .utf8)).object ?? JSONObject()
    var catalogues: [String: MessageCatalogue] = [:]
    for (language, messages) in texts {
      let forms = Dictionary(
        (messages.object ?? JSONObject()).map {
          ($0.key, ($0.value.string ?? "").split(separator: "¦").map(String.init))
        },
        uniquingKeysWith: { $1 })
      catalogues[language] = MessageCatalogue(forms, rule: try Self.rule(language))
    }
    others = CatalogueTranslations(catalogues)
  }

  private static func rule(_ language: String) throws -> PluralRule {
    let french = "(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2"
    return PluralRuleParser.rule(language == "fr" ? french : "(n != 1)") ?? .constant(0)
  }

  func text(of message: String, context: String?, language: String) -> String? {
    own.text(of: message, context: context, language: language)
      ?? others.text(of: message, context: context, language: language)
  }

  func text(of singular: String, plural: String, count: Int, context: String?, language: String) -> String? {
    own.text(of: singular, plural: plural, count: count, context: context, language: language)
      ?? others.text(of: singular, plural: plural, count: count, context: context, language: language)
  }
}
