extension LanguageFormats {
  /// The formats of languages with codes from `ar` to `hu`.
  static let codesFromAToH: [String: LanguageFormats] = [
    "ar": LanguageFormats(
      ",", ".", [], "j F، Y", "g:i A", "N j, Y, P",
      "F Y", "j F", "d\u{200f}/m\u{200f}/Y", "m/d/Y P"),
    "ar-dz": LanguageFormats(
      ",", ".", [3], "j F Y", "H:i", "j F Y H:i",
      "F Y", "j F", "j F Y", "j F Y H:i"),
    "az": LanguageFormats(
      ",", "\u{a0}", [3], "j E Y", "G:i", "j E Y, G:i",
      "F Y", "j F", "d.m.Y", "d.m.Y H:i"),
    "bg": LanguageFormats(
      ",", "\u{a0}", [], "d F Y", "H:i", "N j, Y, P",
      "F Y", "j F", "d.m.Y", "m/d/Y P"),
    "bn": LanguageFormats(
      ".", ",", [], "j F, Y", "g:i A", "N j, Y, P",
      "F Y", "j F", "j M, Y", "m/d/Y P"),
    "bs": LanguageFormats(
      ",", ".", [], "j. N Y.", "G:i", "j. N. Y. G:i T",
      "F Y.", "j. F", "Y M j", "m/d/Y P"),
    "ca": LanguageFormats(
      ",", ".", [3], "j E \\d\\e Y", "G:i", "j E \\d\\e Y \\a \\l\\e\\s G:i",
      "F \\d\\e\\l Y", "j E", "d/m/Y", "d/m/Y G:i"),
    "ckb": LanguageFormats(
      ".", ",", [], "j F Y", "G:i", "j F Y، کاتژمێر G:i",
      "F Y", "j F", "Y/n/j", "Y/n/j،\u{200f} G:i"),
    "cs": LanguageFormats(
      ",", "\u{a0}", [3], "j. E Y", "G:i", "j. E Y G:i",
      "F Y", "j. F", "d.m.Y", "d.m.Y G:i"),
    "cy": LanguageFormats(
      ".", ",", [3], "j F Y", "P", "j F Y, P",
      "F Y", "j F", "d/m/Y", "d/m/Y P"),
    "da": LanguageFormats(
      ",", ".", [3], "j. F Y", "H:i", "j. F Y H:i",
      "F Y", "j. F", "d.m.Y", "d.m.Y H:i"),
    "de": LanguageFormats(
      ",", ".", [3], "j. F Y", "H:i", "j. F Y H:i",
      "F Y", "j. F", "d.m.Y", "d.m.Y H:i"),
    "de-ch": LanguageFormats(
      ",", "\u{a0}", [3], "j. F Y", "H:i", "j. F Y H:i",
      "F Y", "j. F", "d.m.Y", "d.m.Y H:i"),
    "el": LanguageFormats(
      ",", ".", [3], "d/m/Y", "P", "d/m/Y P",
      "F Y", "j F", "d/m/Y", "d/m/Y P"),
    "en": LanguageFormats(
      ".", ",", [3], "N j, Y", "P", "N j, Y, P",
      "F Y", "F j", "m/d/Y", "m/d/Y P"),
    "en-au": LanguageFormats(
      ".", ",", [3], "j M Y", "P", "j M Y, P",
      "F Y", "j F", "d/m/Y", "d/m/Y P"),
    "en-ca": LanguageFormats(
      ".", "\u{a0}", [3], "j M Y", "P", "j M Y, P",
      "F Y", "j F", "Y-m-d", "Y-m-d P"),
    "en-gb": LanguageFormats(
      ".", ",", [3], "j M Y", "P", "j M Y, P",
      "F Y", "j F", "d/m/Y", "d/m/Y P"),
    "en-ie": LanguageFormats(
      ".", ",", [3], "j M Y", "H:i", "j M Y, H:i",
      "F Y", "j F", "d/m/Y", "d/m/Y H:i"),
    "eo": LanguageFormats(
      ",", "\u{a0}", [3], "j\\-\\a \\d\\e F Y", "H:i", "j\\-\\a \\d\\e F Y\\, \\j\\e H:i",
      "F \\d\\e Y", "j\\-\\a \\d\\e F", "Y-m-d", "Y-m-d H:i"),
    "es": LanguageFormats(
      ",", "\u{a0}", [3], "j \\d\\e F \\d\\e Y", "H:i", "j \\d\\e F \\d\\e Y \\a \\l\\a\\s H:i",
      "F \\d\\e Y", "j \\d\\e F", "d/m/Y", "d/m/Y H:i"),
    "es-ar": LanguageFormats(
      ",", ".", [3], "j N Y", "H:i", "j N Y H:i",
      "F Y", "j \\d\\e F", "d/m/Y", "d/m/Y H:i"),
    "es-co": LanguageFormats(
      ",", ".", [3], "j \\d\\e F \\d\\e Y", "H:i", "j \\d\\e F \\d\\e Y \\a \\l\\a\\s H:i",
      "F \\d\\e Y", "j \\d\\e F", "d/m/Y", "d/m/Y H:i"),
    "es-mx": LanguageFormats(
      ".", ",", [3], "j \\d\\e F \\d\\e Y", "H:i", "j \\d\\e F \\d\\e Y \\a \\l\\a\\s H:i",
      "F \\d\\e Y", "j \\d\\e F", "d/m/Y", "d/m/Y H:i"),
    "es-ni": LanguageFormats(
      ".", ",", [3], "j \\d\\e F \\d\\e Y", "H:i", "j \\d\\e F \\d\\e Y \\a \\l\\a\\s H:i",
      "F \\d\\e Y", "j \\d\\e F", "d/m/Y", "d/m/Y H:i"),
    "es-pr": LanguageFormats(
      ".", ",", [3], "j \\d\\e F \\d\\e Y", "H:i", "j \\d\\e F \\d\\e Y \\a \\l\\a\\s H:i",
      "F \\d\\e Y", "j \\d\\e F", "d/m/Y", "d/m/Y H:i"),
    "et": LanguageFormats(
      ",", "\u{a0}", [], "j. F Y", "G:i", "N j, Y, P",
      "F Y", "j. F", "d.m.Y", "m/d/Y P"),
    "eu": LanguageFormats(
      ",", ".", [3], "Y(\\e)\\k\\o N\\k j", "H:i", "Y(\\e)\\k\\o N\\k j, H:i",
      "Y(\\e)\\k\\o F", "F\\r\\e\\n j\\a", "Y-m-d", "Y-m-d H:i"),
    "fa": LanguageFormats(
      ".", ",", [], "j F Y", "G:i", "j F Y، ساعت G:i",
      "F Y", "j F", "Y/n/j", "Y/n/j،\u{200f} G:i"),
    "fi": LanguageFormats(
      ",", "\u{a0}", [3], "j. E Y", "G.i", "j. E Y \\k\\e\\l\\l\\o G.i",
      "F Y", "j. F", "j.n.Y", "j.n.Y G.i"),
    "fr": LanguageFormats(
      ",", "\u{a0}", [3], "j F Y", "H:i", "j F Y H:i",
      "F Y", "j F", "d/m/Y", "d/m/Y H:i"),
    "fr-be": LanguageFormats(
      ",", "\u{a0}", [3], "j F Y", "H:i", "j F Y H:i",
      "F Y", "j F", "d.m.Y", "d.m.Y H:i"),
    "fr-ca": LanguageFormats(
      ",", "\u{a0}", [3], "j F Y", "H\u{a0}\\h\u{a0}i", "j F Y, H\u{a0}\\h\u{a0}i",
      "F Y", "j F", "Y-m-d", "Y-m-d H\u{a0}\\h\u{a0}i"),
    "fr-ch": LanguageFormats(
      ",", "\u{a0}", [3], "j F Y", "H:i", "j F Y H:i",
      "F Y", "j F", "d.m.Y", "d.m.Y H:i"),
    "fy": LanguageFormats(
      ".", ",", [], "N j, Y", "P", "N j, Y, P",
      "F Y", "F j", "m/d/Y", "m/d/Y P"),
    "ga": LanguageFormats(
      ".", ",", [], "j F Y", "H:i", "N j, Y, P",
      "F Y", "j F", "j M Y", "m/d/Y P"),
    "gd": LanguageFormats(
      ".", ",", [], "j F Y", "h:ia", "j F Y h:ia",
      "F Y", "j F", "j M Y", "j M Y h:ia"),
    "gl": LanguageFormats(
      ",", ".", [], "j \\d\\e F \\d\\e Y", "H:i", "j \\d\\e F \\d\\e Y \\á\\s H:i",
      "F \\d\\e Y", "j \\d\\e F", "d-m-Y", "d-m-Y, H:i"),
    "he": LanguageFormats(
      ".", ",", [], "j בF Y", "H:i", "j בF Y H:i",
      "F Y", "j בF", "d/m/Y", "d/m/Y H:i"),
    "hi": LanguageFormats(
      ".", ",", [], "j F Y", "g:i A", "N j, Y, P",
      "F Y", "j F", "d-m-Y", "m/d/Y P"),
    "hr": LanguageFormats(
      ",", ".", [3], "j. E Y.", "H:i", "j. E Y. H:i",
      "F Y.", "j. F", "j.m.Y.", "j.m.Y. H:i"),
    "hu": LanguageFormats(
      ",", "\u{a0}", [3], "Y. F j.", "H:i", "Y. F j. H:i",
      "Y. F", "F j.", "Y.m.d.", "Y.m.d. H:i"),
  ]
}
