extension LanguageTexts {
  static let polish = LanguageTexts(
    plural: """
      (n==1 ? 0 : (n%10>=2 && n%10<=4) && (n%100<12 || n%100>14) ? 1 : n!=1 && (n%10>=0 && n%10<=1) || \
      (n%10>=5 && n%10<=9) || (n%100>=12 && n%100<=14) ? 2 : 3)
      """,
    """
    Styczeń|Luty|Marzec|Kwiecień|Maj|Czerwiec|Lipiec|Sierpień|Wrzesień|Październik|Listopad|Grudzień
    stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia
    Sty.|Lut.|Mar.|Kwi.|Maj|Cze.|Lip.|Sie.|Wrz.|Paź.|Lis.|Gru
    sty|lut||kwi|maj|cze|lip|sie|wrz|paź|lis|gru
    Poniedziałek|Wtorek|Środa|Czwartek|Piątek|Sobota|Niedziela
    Pon|Wt|Śr|Czw|Pt|So|Nd
    rano|po południu|rano|po południu|północ|południe
    %(num)d rok¦%(num)d lata¦%(num)d lat¦%(num)d roku|\
    %(num)d miesiąc¦%(num)d miesiące¦%(num)d miesięcy¦%(num)d miesiąca|\
    %(num)d tydzień¦%(num)d tygodnie¦%(num)d tygodni¦%(num)d tygodnia|\
    %(num)d dzień¦%(num)d dni¦%(num)d dni¦%(num)d dnia|\
    %(num)d godzina¦%(num)d godziny¦%(num)d godzin¦%(num)d godziny|\
    %(num)d minuta¦%(num)d minuty¦%(num)d minut¦%(num)d minut
    %(size)d bajt¦%(size)d bajty¦%(size)d bajtów¦%(size)d bajtów|||||
    tak,nie,może||lub

    |{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.
    %(value)s milion¦%(value)s miliony¦%(value)s milionów¦%(value)s milionów|\
    %(value)s miliard¦%(value)s miliardy¦%(value)s miliardów¦%(value)s miliardów|\
    %(value)s kwintylion¦%(value)s biliony¦%(value)s kwintylionów¦%(value)s kwintylionów|\
    %(value)s kwadrylion¦%(value)s biliardy¦%(value)s kwadrylionów¦%(value)s kwadrylionów|\
    %(value)s trylion¦%(value)s tryliony¦%(value)s trylionyów¦%(value)s trylionyów|\
     %(value)s tryliard¦%(value)s tryliardy¦%(value)s tryliardów¦%(value)s tryliardów|\
    %(value)s septylion¦%(value)s septyliony¦%(value)s septylionów¦%(value)s septylionów|\
    %(value)s kwadryliard¦%(value)s kwardyliardy¦%(value)s kwadryliardów¦%(value)s kwadryliardów|\
    %(value)s kwintylion¦%(value)s kwintyliony¦%(value)s kwintylionów¦%(value)s kwintylionów|\
    %(value)s kwintyliard¦%(value)s kwintyliardy¦%(value)s kwintyliardów¦%(value)s kwintyliardów|\
    %(value)s googol¦%(value)s googole¦%(value)s googolów¦%(value)s googolów
    jeden|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć
    dzisiaj|jutro|wczoraj|teraz|%(delta)s temu|za %(delta)s
    sekundę temu¦%(count)s\u{a0}sekundy temu¦%(count)s\u{a0}sekund temu¦%(count)s\u{a0}sekund temu|\
    minutę\u{a0}temu¦%(count)s\u{a0}minuty temu¦%(count)s\u{a0}minut temu¦%(count)s\u{a0}minut temu|\
    godzinę\u{a0}temu¦%(count)s\u{a0}godziny\u{a0}temu¦%(count)s\u{a0}godzin\u{a0}temu¦%(count)s\u{a0}godzin\u{a0}temu|\
    za sekundę¦za\u{a0}%(count)s sekundy¦za\u{a0}%(count)s sekund¦za\u{a0}%(count)s sekund|\
    za minutę¦za\u{a0}%(count)s minuty¦za\u{a0}%(count)s minut¦za\u{a0}%(count)s minut|\
    za godzinę¦za\u{a0}%(count)s\u{a0}godziny¦za\u{a0}%(count)s\u{a0}godzin¦za\u{a0}%(count)s\u{a0}godzin
    %(num)d rok¦%(num)d lata¦%(num)d lat¦%(num)d roku|\
    %(num)d miesiąc¦%(num)d miesiące¦%(num)d miesięcy¦%(num)d miesiąca|\
    %(num)d tydzień¦%(num)d tygodnie¦%(num)d tygodni¦%(num)d tygodnia|\
    %(num)d dzień¦%(num)d dni¦%(num)d dni¦%(num)d dnia|\
    %(num)d godzinę¦%(num)d godziny¦%(num)d godzin¦%(num)d godziny|\
    %(num)d minutę¦%(num)d minuty¦%(num)d minut¦%(num)d minuty
    %(num)d rok¦%(num)d lata¦%(num)d lat¦%(num)d roku|\
    %(num)d miesiąc¦%(num)d miesiące¦%(num)d miesięcy¦%(num)dmiesiąca|\
    %(num)d tydzień¦%(num)d tygodnie¦%(num)d tygodni¦%(num)d tygodnia|\
    %(num)d dzień¦%(num)d dni¦%(num)d dni¦%(num)d dnia|\
    %(num)d godzinę¦%(num)d godziny¦%(num)d godzin¦%(num)d godziny|\
    %(num)d minutę¦%(num)d minuty¦%(num)d minut¦%(num)d minuty
    """)
}
