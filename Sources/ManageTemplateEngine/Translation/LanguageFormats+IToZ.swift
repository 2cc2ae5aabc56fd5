extension LanguageFormats {
  /// The formats of languages with codes from `id` to `zh-hant`.
  static let codesFromIToZ: [String: LanguageFormats] = [
    "id": LanguageFormats(
      ",", ".", [3], "j N Y", "G.i", "j N Y, G.i",
      "F Y", "j F", "d-m-Y", "d-m-Y G.i"),
    "ig": LanguageFormats(
      ".", ",", [3], "j F Y", "P", "j F Y P",
      "F Y", "j F", "d.m.Y", "d.m.Y H:i"),
    "is": LanguageFormats(
      ",", ".", [3], "j. F Y", "H:i", "N j, Y, P",
      "F Y", "j. F", "j.n.Y", "m/d/Y P"),
    "it": LanguageFormats(
      ",", ".", [3], "d F Y", "H:i", "l d F Y H:i",
      "F Y", "j F", "d/m/Y", "d/m/Y H:i"),
    "ja": LanguageFormats(
      ".", ",", [3], "Y年n月j日", "G:i", "Y年n月j日G:i",
      "Y年n月", "n月j日", "Y/m/d", "Y/m/d G:i"),
    "ka": LanguageFormats(
      ".", " ", [3], "l, j F, Y", "h:i a", "j F, Y h:i a",
      "F, Y", "j F", "j.M.Y", "j.M.Y H:i"),
    "km": LanguageFormats(
      ",", ".", [], "j ខែ F ឆ្នាំ Y", "G:i", "j ខែ F ឆ្នាំ Y, G:i",
      "F Y", "j F", "j M Y", "j M Y, G:i"),
    "kn": LanguageFormats(
      ".", ",", [], "j F Y", "h:i A", "N j, Y, P",
      "F Y", "j F", "j M Y", "m/d/Y P"),
    "ko": LanguageFormats(
      ".", ",", [3], "Y년 n월 j일", "A g:i", "Y년 n월 j일 g:i A",
      "Y년 n월", "n월 j일", "Y-n-j", "Y-n-j H:i"),
    "ky": LanguageFormats(
      ".", "\u{a0}", [3], "j E Y ж.", "G:i", "j E Y ж. G:i",
      "F Y ж.", "j F", "d.m.Y", "d.m.Y H:i"),
    "lt": LanguageFormats(
      ",", ".", [3], "Y \\m. E j \\d.", "H:i", "Y \\m. E j \\d., H:i",
      "Y \\m. F", "E j \\d.", "Y-m-d", "Y-m-d H:i"),
    "lv": LanguageFormats(
      ",", "\u{a0}", [3], "Y. \\g\\a\\d\\a j. F", "H:i", "Y. \\g\\a\\d\\a j. F, H:i",
      "Y. \\g. F", "j. F", "j.m.Y", "j.m.Y H:i"),
    "mk": LanguageFormats(
      ",", ".", [3], "d F Y", "H:i", "j. F Y H:i",
      "F Y", "j. F", "j.m.Y", "j.m.Y H:i"),
    "ml": LanguageFormats(
      ".", ",", [3], "N j, Y", "P", "N j, Y, P",
      "F Y", "F j", "m/d/Y", "m/d/Y P"),
    "mn": LanguageFormats(
      ".", ",", [], "d F Y", "g:i A", "N j, Y, P",
      "F Y", "F j", "j M Y", "m/d/Y P"),
    "ms": LanguageFormats(
      ".", ",", [3], "j M Y", "P", "j M Y, P",
      "F Y", "j F", "d/m/Y", "d/m/Y P"),
    "nb": LanguageFormats(
      ",", "\u{a0}", [3], "j. F Y", "H:i", "j. F Y H:i",
      "F Y", "j. F", "d.m.Y", "d.m.Y H:i"),
    "nl": LanguageFormats(
      ",", ".", [3], "j F Y", "H:i", "j F Y H:i",
      "F Y", "j F", "j-n-Y", "j-n-Y H:i"),
    "nn": LanguageFormats(
      ",", "\u{a0}", [3], "j. F Y", "H:i", "j. F Y H:i",
      "F Y", "j. F", "d.m.Y", "d.m.Y H:i"),
    "pl": LanguageFormats(
      ",", "\u{a0}", [3], "j E Y", "H:i", "j E Y H:i",
      "F Y", "j E", "d-m-Y", "d-m-Y  H:i"),
    "pt": LanguageFormats(
      ",", ".", [3], "j \\d\\e F \\d\\e Y", "H:i", "j \\d\\e F \\d\\e Y à\\s H:i",
      "F \\d\\e Y", "j \\d\\e F", "d/m/Y", "d/m/Y H:i"),
    "pt-br": LanguageFormats(
      ",", ".", [3], "j \\d\\e F \\d\\e Y", "H:i", "j \\d\\e F \\d\\e Y à\\s H:i",
      "F \\d\\e Y", "j \\d\\e F", "d/m/Y", "d/m/Y H:i"),
    "ro": LanguageFormats(
      ",", ".", [3], "j F Y", "H:i", "j F Y, H:i",
      "F Y", "j F", "d.m.Y", "d.m.Y, H:i"),
    "ru": LanguageFormats(
      ",", "\u{a0}", [3], "j E Y г.", "G:i", "j E Y г. G:i",
      "F Y г.", "j F", "d.m.Y", "d.m.Y H:i"),
    "sk": LanguageFormats(
      ",", "\u{a0}", [3], "j. F Y", "G:i", "j. F Y G:i",
      "F Y", "j. F", "d.m.Y", "d.m.Y G:i"),
    "sl": LanguageFormats(
      ",", ".", [3], "d. F Y", "H:i", "j. F Y. H:i",
      "F Y", "j. F", "j. M. Y", "j.n.Y. H:i"),
    "sq": LanguageFormats(
      ",", ".", [], "d F Y", "g.i.A", "N j, Y, P",
      "F Y", "j F", "Y-m-d", "m/d/Y P"),
    "sr": LanguageFormats(
      ",", ".", [3], "j. F Y.", "H:i", "j. F Y. H:i",
      "F Y.", "j. F", "j.m.Y.", "j.m.Y. H:i"),
    "sr-latn": LanguageFormats(
      ",", ".", [3], "j. F Y.", "H:i", "j. F Y. H:i",
      "F Y.", "j. F", "j.m.Y.", "j.m.Y. H:i"),
    "sv": LanguageFormats(
      ",", "\u{a0}", [3], "j F Y", "H:i", "j F Y H:i",
      "F Y", "j F", "Y-m-d", "Y-m-d H:i"),
    "ta": LanguageFormats(
      ".", ",", [], "j F, Y", "g:i A", "N j, Y, P",
      "F Y", "j F", "j M, Y", "m/d/Y P"),
    "te": LanguageFormats(
      ".", ",", [], "j F Y", "g:i A", "N j, Y, P",
      "F Y", "j F", "j M Y", "m/d/Y P"),
    "tg": LanguageFormats(
      ",", "\u{a0}", [3], "j E Y г.", "G:i", "j E Y г. G:i",
      "F Y г.", "j F", "d.m.Y", "d.m.Y H:i"),
    "th": LanguageFormats(
      ".", ",", [3], "j F Y", "G:i", "j F Y, G:i",
      "F Y", "j F", "j M Y", "j M Y, G:i"),
    "tk": LanguageFormats(
      ",", "\u{a0}", [3], "j E Y г.", "G:i", "j E Y г. G:i",
      "F Y г.", "j F", "d.m.Y", "d.m.Y H:i"),
    "tr": LanguageFormats(
      ",", ".", [3], "d F Y", "H:i", "d F Y H:i",
      "F Y", "d F", "d M Y", "d M Y H:i"),
    "ug": LanguageFormats(
      ".", ",", [3], "j F Y", "G:i", "N j, Y, P",
      "F Y", "j F", "Y/m/d", "Y/m/d G:i"),
    "uk": LanguageFormats(
      ",", "\u{a0}", [3], "d E Y р.", "H:i", "d E Y р. H:i",
      "F Y", "d F", "d.m.Y", "d.m.Y H:i"),
    "uz": LanguageFormats(
      ",", "\u{a0}", [3], "j-E, Y-\\y\\i\\l", "G:i", "j-E, Y-\\y\\i\\l G:i",
      "F Y-\\y\\i\\l", "j-E", "d.m.Y", "d.m.Y H:i"),
    "vi": LanguageFormats(
      ",", ".", [], "\\N\\gà\\y d \\t\\há\\n\\g n \\nă\\m Y", "H:i", "H:i \\N\\gà\\y d \\t\\há\\n\\g n \\nă\\m Y",
      "F Y", "j F", "d-m-Y", "H:i d-m-Y"),
    "zh-hans": LanguageFormats(
      ".", "", [4], "Y年n月j日", "H:i", "Y年n月j日 H:i",
      "Y年n月", "m月j日", "Y年n月j日", "Y年n月j日 H:i"),
    "zh-hant": LanguageFormats(
      ".", "", [4], "Y年n月j日", "H:i", "Y年n月j日 H:i",
      "Y年n月", "m月j日", "Y年n月j日", "Y年n月j日 H:i"),
  ]
}
