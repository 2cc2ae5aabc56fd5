import Foundation
import ManageTemplateEngine
import Testing

/// The bytes of a `.mo` file.
private func compiled(_ messages: [(String, String)]) -> [UInt8] {
  func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> ($0 * 8) & 0xFF) } }
  let start = 28 + messages.count * 16
  var tables: [[UInt8]] = [[], []]
  var texts: [UInt8] = []
  for (table, list) in [messages.map(\.0), messages.map(\.1)].enumerated() {
    for text in list {
      tables[table] += number(text.utf8.count) + number(start + texts.count)
      texts += Array(text.utf8) + [0]
    }
  }
  let header = [0x9504_12DE, 0, messages.count, 28, 28 + messages.count * 8, 0, 0].flatMap(number)
  return header + tables[0] + tables[1] + texts
}

@Suite("Translation")
struct TranslationTests {
  private let polish = [
    (
      "",
      "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural=(n==1 ? 0 : "
        + "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"
    ),
    ("Hello %(name)s", "Cześć %(name)s"), ("menu\u{4}Open", "Otwórz"), ("100%%", "sto%%"),
    ("%(n)s file\0%(n)s files", "%(n)s plik\0%(n)s pliki\0%(n)s plików"), ("broken %(x)s", "%(y)s"),
  ]

  private func page(_ source: String, _ values: Values = [:], language: String = "pl-pl") throws -> String {
    let catalogue = try #require(MessageCatalogue(compiled(polish)))
    var options = Options()
    options.language = language
    let translations = CatalogueTranslations(["pl": catalogue])
    let engine = Engine(loader: DictionaryLoader([:]), translations: translations, options: options)
    return try engine.renderText(engine.compile("{% load i18n %}" + source), values)
  }

  @Test("translate shows a message in the page's language, within its context")
  func translate() throws {
    #expect(try page("{% translate 'Open' context 'menu' %}{% translate 'Open' %}") == "OtwórzOpen")
    #expect(try page("{% translate '100%' as x %}[{{ x }}]{% trans '100%' noop %}") == "[sto%]100%")
    #expect(try page("{{ _('100%%') }}{% if x == _('100%%') %}!{% endif %}", ["x": "sto%%"]) == "sto%%!")
  }

  @Test("blocktranslate fills in variables, escaped")
  func blockTranslate() throws {
    let source = "{% blocktranslate with name=user.name %}Hello {{ name }}{% endblocktranslate %}"
    #expect(try page(source, ["user": ["name": "<Kim>"]]) == "Cześć &lt;Kim&gt;")
    #expect(try page("{% blocktrans trimmed %}\n a\n  b 5%\n{% endblocktrans %}") == "a b 5%")
  }

  @Test(
    "the language's rule chooses the plural form", arguments: [(1, "plik"), (3, "pliki"), (5, "plików"), (22, "pliki")])
  func plural(_ count: Int, _ expected: String) throws {
    let source = "{% blocktranslate count n=x %}{{ n }} file{% plural %}{{ n }} files{% endblocktranslate %}"
    #expect(try page(source, ["x": .int(count)]) == "\(count) \(expected)")
    #expect(try page(source, ["x": .int(count)], language: "en") == "\(count) \(count == 1 ? "file" : "files")")
  }

  @Test("a translation that names other variables gives way to the message")
  func broken() throws {
    #expect(try page("{% blocktranslate %}broken {{ x }}{% endblocktranslate %}", ["x": 1]) == "broken 1")
  }

  @Test("language changes it for a part of the page")
  func language() throws {
    let source = "{% language 'en' %}{% translate '100%' %}{% get_current_language as l %}{{ l }}{% endlanguage %}"
    #expect(try page(source) == "100%en")
    #expect(try page("{% get_current_language_bidi as b %}{{ b }}{{ 'he'|language_bidi }}") == "FalseTrue")
    #expect(try page("{% get_available_languages as ls %}{{ ls.0.0 }}") == "en")
  }

  @Test("localize off shows values as they are")
  func localize() throws {
    #expect(
      try page("{{ x }}{% localize off %} {{ x }}{% endlocalize %} {{ x|unlocalize }}", ["x": 1e20])
        == "100000000000000000000 1e+20 1e+20")
  }

  @Test("mistakes are named")
  func mistakes() {
    #expect(failure("{% translate %}")?.message == "'translate' takes at least one argument")
    #expect(failure("{% translate 'a' b %}")?.message.hasPrefix("Unknown argument for 'translate' tag: 'b'.") == true)
    #expect(failure("{% blocktranslate %}{% if %}{% endblocktranslate %}")?.message.contains("(seen 'if')") == true)
  }

  @Test("anything but a catalogue is refused")
  func damaged() {
    let bytes = compiled(polish)
    #expect(MessageCatalogue([]) == nil)
    #expect(MessageCatalogue(Array(bytes.prefix(60))) == nil)
    #expect(MessageCatalogue(Array(bytes.prefix(bytes.count - 40))) == nil)
  }

  @Test("lines of a message end with a line feed, except with a context that lacks the message")
  func lineEnds() throws {
    for language in ["pl", ""] {
      let values: Values = ["v": "a\r\nb\rc"]
      #expect(try page("{% translate v %}", values, language: language) == "a\nb\nc")
      #expect(try page("{% blocktranslate %}a\r\n{{ v }}{% endblocktranslate %}", values) == "a\na\r\nb\rc")
      #expect(try page("{% translate v context 'x' %}", values, language: language) == "a\r\nb\rc")
    }
  }

  @Test("a plural of nothing leaves the singular, and infinity takes the plural")
  func oddPlurals() throws {
    let empty = "{% blocktranslate count n=x %}one {{ n }}{% plural %}{% endblocktranslate %}"
    #expect(try page(empty, ["x": 5]) == "one ")
    let source = "{% blocktranslate count n=x %}one{% plural %}{{ n }} many{% endblocktranslate %}"
    #expect(try page(source, ["x": .double(.infinity)], language: "en") == "inf many")
    #expect(try page(source, ["x": .double(.nan)], language: "en") == "nan many")
  }

  @Test("a message shows the variables of every template, and names with parentheses in pairs")
  func oddNames() throws {
    let source = "{% blocktranslate %}{{ True }} {{ None }} {{ _('x') b }}.{{ a(b) }}{% endblocktranslate %}"
    #expect(try page(source, ["a(b)": "c"]) == "True None .c")
    let message =
      "'blocktranslate' is unable to format string returned by gettext: 'a %(b)s)s' using {'b)s': ''}"
    #expect(failure("{% blocktranslate %}a {{ b)s }}{% endblocktranslate %}")?.message == message)
  }

  @Test("localize and unlocalize show a date in the zone that it came with")
  func localizedZone() throws {
    let seoul = TimeZone(identifier: "Asia/Seoul")
    let date = TemplateDate(Date(timeIntervalSince1970: 0), timeZone: seoul)
    let shown = try rendered("{{ d }}, {{ d|localize }}, {{ d|unlocalize }}", ["d": .date(date)])
    #expect(shown == "Jan. 1, 1970, midnight, Jan. 1, 1970, 9 a.m., Jan. 1, 1970, 9 a.m.")
  }

  @Test("a text with values is shown in the page's language, in the form for its number, and escaped once")
  func translatableText() throws {
    func shown(_ text: TranslatableText, language: String = "pl") throws -> String {
      try page("{% translate text %}", ["text": text.templateValue], language: language)
    }
    func files(_ count: Int) -> TranslatableText {
      TranslatableText("%(n)s file", plural: "%(n)s files", count: count, ["n": count])
    }
    #expect(try [1, 3, 5].map { try shown(files($0)) } == ["1 plik", "3 pliki", "5 plików"])
    #expect(try [1, 3].map { try shown(files($0), language: "ja") } == ["1 file", "3 files"])
    #expect(try shown(TranslatableText("Hello %(name)s", ["name": "<%%(name)s>"])) == "Cześć &lt;%%(name)s&gt;")
    #expect(try shown("Nothing %(x)s") == "Nothing %(x)s")
    #expect(files(2).description == "2 files")
  }

  @Test("an empty message has no translation, though the catalogue's head has its key")
  func empty() throws {
    #expect(try page("[{% translate empty %}]", ["empty": ""]) == "[]")
    #expect(try page("[{% translate '' %}]") == "[]")
    #expect(try page("[{% translate text %}]", ["text": TranslatableText("").templateValue]) == "[]")
  }
}
