import Foundation
import ManageTemplateEngine
import Testing

@Suite("Formats of languages")
struct LanguageFormatsTests {
  private func shown(_ source: String, _ language: String) throws -> String {
    var options = Options()
    options.language = language
    let values: Values = ["n": 1234.5, "d": Date(timeIntervalSince1970: 1_770_127_506).templateValue]
    return try rendered(source, values, options: options)
  }

  @Test("numbers have the language's separators, except where they're left alone")
  func numbers() throws {
    let source = "{{ n }} {{ n|floatformat:'2g' }} {{ n|floatformat:'2u' }} {{ n|intcomma }} {{ 2048|filesizeformat }}"
    #expect(try shown(source, "en") == "1234.5 1,234.50 1234.50 1,234.5 2.0\u{a0}KB")
    #expect(try shown(source, "de-at") == "1234,5 1.234,50 1234.50 1.234,5 2,0\u{a0}KB")
  }

  @Test("dates have the language's order")
  func dates() throws {
    #expect(try shown("{{ d|date }}", "ko") == "2026년 2월 3일")
    #expect(try shown("{{ d|date:'SHORT_DATE_FORMAT' }}", "de") == "03.02.2026")
    #expect(
      try shown("{% language 'ko' %}{{ d|date }}{% endlanguage %}{{ d|date }}", "en") == "2026년 2월 3일Feb. 3, 2026")
  }

  @Test("a language without texts of its own has none of its own formats")
  func untranslated() throws {
    #expect(try shown("{{ n|floatformat:2 }} {{ d|date:'SHORT_DATE_FORMAT' }}", "ht") == "1234.50 02/03/2026")
  }

  @Test("Portuguese counts nothing as one")
  func portuguese() throws {
    #expect(try shown("{{ d|timeuntil:d }}", "pt") == "0\u{a0}minuto")
    #expect(try shown("{{ 2|filesizeformat }}", "pt") == "2\u{a0}bytes")
  }
}
