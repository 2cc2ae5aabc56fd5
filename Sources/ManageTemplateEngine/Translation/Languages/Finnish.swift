extension LanguageTexts {
  static let finnish = LanguageTexts(
    plural: "(n != 1)",
    """
    tammikuu|helmikuu|maaliskuu|huhtikuu|toukokuu|kesäkuu|heinäkuu|elokuu|syyskuu|lokakuu|marraskuu|joulukuu
    tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|\
    marraskuuta|joulukuuta
    tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu
    tam|hel|maa|huh|tou|kes|hei|elo|syy|lok|mar|jou
    maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai
    ma|ti|ke|to|pe|la|su
    ap|ip|AP|IP|keskiyö|keskipäivä
    %(num)d vuosi¦%(num)d vuotta|%(num)d kuukausi¦%(num)d kuukautta |%(num)d viikko¦%(num)d viikkoa|\
    %(num)d päivä¦%(num)d päivää|%(num)d tunti¦%(num)d tuntia|%(num)d minuutti¦%(num)d minuuttia
    %(size)d tavu¦%(size)d tavua|||||
    kyllä,ei,ehkä||tai

    |{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.
    %(value)s miljoona¦%(value)s miljoonaa|%(value)s miljardi¦%(value)s miljardia|\
    %(value)s biljoona¦%(value)s biljoonaa|%(value)s kvadriljoona¦%(value)s kvadriljoonaa|\
    %(value)s kvintiljoona¦%(value)s kvintiljoonaa|%(value)s sekstiljoona¦%(value)s sekstiljoonaa|\
    %(value)s septiljoona¦%(value)s septiljoonaa|%(value)s oktiljoona¦%(value)s oktiljoonaa|\
    %(value)s noniljoona¦%(value)s noniljoonaa|%(value)s dekiljoona¦%(value)s dekiljoonaa|\
    %(value)s googol¦%(value)s googolia
    yksi|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|yhdeksän
    tänään|huomenna|eilen|nyt|%(delta)s sitten|%(delta)s nykyhetkestä
    sekunti sitten¦%(count)s\u{a0}sekuntia sitten|minuutti sitten¦%(count)s\u{a0}minuuttia sitten|\
    tunti sitten¦%(count)s\u{a0}tuntia sitten|sekunnin päästä¦%(count)s\u{a0}sekunnin päästä|\
    minuutin päästä¦%(count)s\u{a0}minuutin päästä|tunnin päästä¦%(count)s\u{a0}tunnin päästä
    %(num)d vuosi¦%(num)d vuotta|%(num)dkuukausi¦%(num)dkuukautta|%(num)d viikko¦%(num)d viikkoa|\
    %(num)dpäivä¦%(num)d päivää|%(num)d tunti¦%(num)d tuntia|%(num)d minuutti¦%(num)d minuuttia
    %(num)d vuosi¦%(num)d vuotta|%(num)d kuukausi¦%(num)d kuukautta |%(num)d viikko¦%(num)d viikkoa|\
    %(num)d päivä¦%(num)d päivää|%(num)d tunti¦%(num)d tuntia|%(num)d minuutti¦%(num)d minuuttia
    """)
}
