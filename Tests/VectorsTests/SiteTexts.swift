@testable import ManageTemplateEngine

/// Texts of Django's own pages that the recorded templates show, and those in languages that the engine has no texts
/// of: a site brings its own.
enum SiteTexts {
  static let translations = CatalogueTranslations(
    Dictionary(
      uniqueKeysWithValues: messages.map { language, messages in
        let rule = plurals[language].flatMap(PluralRuleParser.rule) ?? .constant(0)
        return (
          language, MessageCatalogue(messages.mapValues { $0.split(separator: "¦").map(String.init) }, rule: rule)
        )
      }))

  /// The plural forms of a text stand between broken bars.
  private static let messages: [String: [String: String]] = [
    "ar": [", ": "، ", "or": "أو"],
    "cs": [
      "Hungarian": "maďarsky", "Dutch": "nizozemsky", "Italian": "italsky", "French": "francouzsky",
      "German": "německy",
      "%(counter)s result":
        "%(counter)s výsledek¦%(counter)s výsledky¦%(counter)s výsledků¦%(counter)s výsledků",
    ],
    "de": [
      "Password": "Passwort", "Yes": "Ja", "No": "Nein", "Page not found": "Seite nicht gefunden",
      "%(counter)s result": "%(counter)s Ergebnis¦%(counter)s Ergebnisse",
    ],
    "fr": [
      "Yes": "Oui", "No": "Non", "Password": "Mot de passe",
      "%(counter)s result": "%(counter)s résultat¦%(counter)s résultats¦%(counter)s résultats",
    ],
    "nl": ["Yes": "Ja", "No": "Nee", "Password": "Wachtwoord"],
    "ru": [
      "%(counter)s result":
        "%(counter)s результат¦%(counter)s результата¦%(counter)s результатов¦%(counter)s результатов"
    ],
  ]

  /// The rules of those languages whose texts have plural forms, as Django's catalogues have them.
  private static let plurals = [
    "cs": "(n == 1 && n % 1 == 0) ? 0 : (n >= 2 && n <= 4 && n % 1 == 0) ? 1: (n % 1 != 0 ) ? 2 : 3",
    "de": "(n != 1)",
    "fr": "(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2",
    "ru": """
    (n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : n%10==0 || \
    (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3)
    """,
  ]
}
