extension LanguageTexts {
  static let dutch = LanguageTexts(
    plural: "(n != 1)",
    """
    januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december
    januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december
    jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec
    ||mrt||mei|||||okt||
    maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag
    ma|di|wo|do|vr|za|zo
    ||||middernacht|middag
    %(num)d jaar|%(num)d maand¦%(num)d maanden|%(num)d week¦%(num)d weken|%(num)d dag¦%(num)d dagen|%(num)d uur|\
    %(num)d minuut¦%(num)d minuten
    %(size)d byte¦%(size)d bytes|||||
    ja,nee,misschien||of

    |{}e|{}e|{}e|{}e|{}e|{}e|{}e|{}e|{}e|{}e|{}e
    %(value)s miljoen|%(value)s miljard|%(value)s biljoen|%(value)s biljard|%(value)s triljoen|%(value)s triljard|\
    %(value)s quadriljoen|%(value)s quadriljard|%(value)s quintiljoen|%(value)s quintiljard|%(value)s googol
    één|twee|drie|vier|vijf|zes|zeven|acht|negen
    vandaag|morgen|gisteren|nu|%(delta)s geleden|over %(delta)s
    een seconde geleden¦%(count)s\u{a0}seconden geleden|een minuut geleden¦%(count)s\u{a0}minuten geleden|\
    een uur geleden¦%(count)s\u{a0}uur geleden|over een seconde¦over %(count)s\u{a0}seconden|\
    over een minuut¦over %(count)s\u{a0}minuten|over een uur¦over %(count)s uur
    %(num)d jaar|%(num)d maand¦%(num)d maanden|%(num)d week¦%(num)d weken|%(num)d dag¦%(num)d dagen|%(num)d uur|\
    %(num)d minuut¦%(num)d minuten
    %(num)d jaar|%(num)d maand¦%(num)d maanden|%(num)d week¦%(num)d weken|%(num)d dag¦%(num)d dagen|%(num)d uur|\
    %(num)d minuut¦%(num)d minuten
    """)
}
