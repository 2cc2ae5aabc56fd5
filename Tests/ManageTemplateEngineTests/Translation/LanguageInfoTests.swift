import Foundation
import ManageTemplateEngine
import Testing

@Suite("Languages and the engine's own texts")
struct LanguageInfoTests {
  private func shown(_ source: String, _ language: String, _ values: Values = [:]) throws -> String {
    var options = Options(now: { Date(timeIntervalSince1970: 1_700_000_000) })
    options.languages = [("ko", "Korean"), ("en", "English")]
    let engine = Engine(loader: DictionaryLoader([:]), options: options)
    return try engine.renderText(engine.compile(source), values, language: language)
  }

  @Test("a page in Korean names months, days and lengths of time in Korean")
  func korean() throws {
    let date = TemplateValue.date(TemplateDate(Date(timeIntervalSince1970: 1_699_990_000), timeZone: .gmt))
    #expect(try shown("{{ d|date:'F j일 l A g:i' }}", "ko", ["d": date]) == "11월 14일 화요일 오후 7:26")
    #expect(try shown("{{ d|date }}", "ko", ["d": date]) == "2023년 11월 14일")
    #expect(try shown("{{ d|timesince }}", "ko", ["d": date]) == "2시간, 46분")
    #expect(try shown("{{ d|naturaltime }}", "ko", ["d": date]) == "2 시간 전")
    #expect(try shown("{{ yes|yesno }}", "ko", ["yes": true]) == "예")
  }

  @Test("plurals follow the language's rule")
  func plurals() throws {
    #expect(
      try shown("{{ 1000000|intword }} {{ 2000000|intword }} {{ 5000000|intword }}", "ru")
        == "1,0 миллион 2,0 миллиона 5,0 миллионов")
  }

  @Test("numbers have the language's separators, and groups where it makes them")
  func numbers() throws {
    #expect(try shown("{{ 1234567.5 }} {{ 1234567.5|floatformat:'2g' }}", "de") == "1234567,5 1.234.567,50")
    #expect(try shown("{% localize off %}{{ 1.5 }}{% endlocalize %}", "fr") == "1.5")
  }

  @Test("a language is known by its code, or by that of the language it is a variety of")
  func info() throws {
    #expect(LanguageInfo(code: "ko")?.nameLocal == "한국어")
    #expect(LanguageInfo(code: "de-lu")?.name == "German")
    #expect(LanguageInfo(code: "ar")?.isBidirectional == true)
    #expect(LanguageInfo(code: "xx") == nil)
    #expect(try shown("{% get_language_info for 'fi' as l %}{{ l.name }}/{{ l.name_local }}", "en") == "Finnish/suomi")
    #expect(
      try shown(
        "{% get_available_languages as all %}{% for code, name in all %}{{ code }}={{ name }} {% endfor %}", "en")
        == "ko=Korean en=English ")
    #expect(throws: TemplateError.self) { try shown("{{ 'xx'|language_name }}", "en") }
  }
}
