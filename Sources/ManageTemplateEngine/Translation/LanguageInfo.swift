/// A language: its name in English and its own, and its direction.
public struct LanguageInfo: TemplateObject {
  /// The code, such as `pt-br`.
  public let code: String
  /// The name in English.
  public let name: String
  /// The name in the language itself.
  public let nameLocal: String
  /// Whether it is written from right to left.
  public let isBidirectional: Bool
  /// The name in the page's language.
  var nameTranslated = ""

  /// The language of a code, or the one that it is a variety of; nil where neither is known.
  public init?(code: String) {
    let full = code.lowercased().replacing(bytes: "_", with: "-")
    let candidates = LanguageCode.candidates(Self.synonyms[full] ?? full)
    guard let language = candidates.lazy.compactMap({ Self.known[$0] }).first else { return nil }
    self = language
  }

  private init(line: Substring) {
    let parts = line.split(separator: "|").map(String.init)
    (code, name, nameLocal) = (parts[0], parts[1], parts[2])
    isBidirectional = parts.count > 3
  }

  /// The value of `{% get_language_info %}`.
  public func member(_ name: String) -> TemplateValue? {
    switch name {
    case "code": .string(code)
    case "name": .string(self.name)
    case "name_local": .string(nameLocal)
    case "name_translated": .string(nameTranslated)
    case "bidi": .bool(isBidirectional)
    default: nil
    }
  }

  /// Python's text of the dictionary that it is in Django.
  public var templateText: String {
    let names = ["bidi", "code", "name", "name_local", "name_translated"]
    return TemplateValue.dictionary(TemplateDictionary(names.map { ($0, member($0) ?? .null) })).text
  }

  private static let synonyms = [
    "zh-cn": "zh-hans", "zh-hk": "zh-hant", "zh-mo": "zh-hant", "zh-my": "zh-hans", "zh-sg": "zh-hans",
    "zh-tw": "zh-hant",
  ]

  private static let known: [String: LanguageInfo] = {
    let languages = table.split(separator: "\n").map(LanguageInfo.init(line:))
    return Dictionary(languages.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }()

  /// Code, name, local name; `bidi` where it is written from right to left.
  private static let table = """
    af|Afrikaans|Afrikaans
    ar|Arabic|العربيّة|bidi
    ar-dz|Algerian Arabic|العربية الجزائرية|bidi
    ast|Asturian|asturianu
    az|Azerbaijani|Azərbaycanca|bidi
    be|Belarusian|беларуская
    bg|Bulgarian|български
    bn|Bengali|বাংলা
    br|Breton|brezhoneg
    bs|Bosnian|bosanski
    ca|Catalan|català
    ckb|Central Kurdish (Sorani)|کوردی|bidi
    cs|Czech|česky
    cy|Welsh|Cymraeg
    da|Danish|dansk
    de|German|Deutsch
    dsb|Lower Sorbian|dolnoserbski
    el|Greek|Ελληνικά
    en|English|English
    en-au|Australian English|Australian English
    en-gb|British English|British English
    eo|Esperanto|Esperanto
    es|Spanish|español
    es-ar|Argentinian Spanish|español de Argentina
    es-co|Colombian Spanish|español de Colombia
    es-mx|Mexican Spanish|español de Mexico
    es-ni|Nicaraguan Spanish|español de Nicaragua
    es-ve|Venezuelan Spanish|español de Venezuela
    et|Estonian|eesti
    eu|Basque|euskara
    fa|Persian|فارسی|bidi
    fi|Finnish|suomi
    fr|French|français
    fy|Frisian|frysk
    ga|Irish|Gaeilge
    gd|Scottish Gaelic|Gàidhlig
    gl|Galician|galego
    he|Hebrew|עברית|bidi
    hi|Hindi|हिंदी
    hr|Croatian|Hrvatski
    hsb|Upper Sorbian|hornjoserbsce
    ht|Haitian Creole|Kreyòl Ayisyen
    hu|Hungarian|Magyar
    hy|Armenian|հայերեն
    ia|Interlingua|Interlingua
    id|Indonesian|Bahasa Indonesia
    ig|Igbo|Asụsụ Ìgbò
    io|Ido|ido
    is|Icelandic|Íslenska
    it|Italian|italiano
    ja|Japanese|日本語
    ka|Georgian|ქართული
    kab|Kabyle|taqbaylit
    kk|Kazakh|Қазақ
    km|Khmer|Khmer
    kn|Kannada|Kannada
    ko|Korean|한국어
    ky|Kyrgyz|Кыргызча
    lb|Luxembourgish|Lëtzebuergesch
    lt|Lithuanian|Lietuviškai
    lv|Latvian|latviešu
    mk|Macedonian|Македонски
    ml|Malayalam|മലയാളം
    mn|Mongolian|Mongolian
    mr|Marathi|मराठी
    ms|Malay|Bahasa Melayu
    my|Burmese|မြန်မာဘာသာ
    nb|Norwegian Bokmal|norsk (bokmål)
    ne|Nepali|नेपाली
    nl|Dutch|Nederlands
    nn|Norwegian Nynorsk|norsk (nynorsk)
    no|Norwegian|norsk
    os|Ossetic|Ирон
    pa|Punjabi|Punjabi
    pl|Polish|polski
    pt|Portuguese|Português
    pt-br|Brazilian Portuguese|Português Brasileiro
    ro|Romanian|Română
    ru|Russian|Русский
    sk|Slovak|slovensky
    sl|Slovenian|Slovenščina
    sq|Albanian|shqip
    sr|Serbian|српски
    sr-latn|Serbian Latin|srpski (latinica)
    sv|Swedish|svenska
    sw|Swahili|Kiswahili
    ta|Tamil|தமிழ்
    te|Telugu|తెలుగు
    tg|Tajik|тоҷикӣ
    th|Thai|ภาษาไทย
    tk|Turkmen|Türkmençe
    tr|Turkish|Türkçe
    tt|Tatar|Татарча
    udm|Udmurt|Удмурт
    ug|Uyghur|ئۇيغۇرچە|bidi
    uk|Ukrainian|Українська
    ur|Urdu|اردو|bidi
    uz|Uzbek|oʻzbek tili
    vi|Vietnamese|Tiếng Việt
    zh-hans|Simplified Chinese|简体中文
    zh-hant|Traditional Chinese|繁體中文
    """
}
