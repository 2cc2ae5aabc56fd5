@testable import TemplateEngine

/// Texts of Django's own pages that the recorded templates show: a site brings its own.
enum SiteTexts {
  static let translations = CatalogueTranslations(
    messages.mapValues { MessageCatalogue($0.mapValues { [$0] }, rule: .constant(0)) })

  private static let messages: [String: [String: String]] = [
    "de": ["Password": "Passwort", "Yes": "Ja", "No": "Nein", "Page not found": "Seite nicht gefunden"],
    "fr": ["Yes": "Oui", "No": "Non", "Password": "Mot de passe"],
    "nl": ["Yes": "Ja", "No": "Nee", "Password": "Wachtwoord"],
    "cs": ["Hungarian": "maďarsky", "Dutch": "nizozemsky"],
  ]
}
