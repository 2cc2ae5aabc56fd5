extension LanguageTexts {
  static let swedish = LanguageTexts(
    plural: "(n != 1)",
    """
    januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december
    januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december
    jan|feb|mars|april|maj|juni|juli|aug|sep|okt|nov|dec
    ||||maj|||||okt||
    måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag
    mån|tis|ons|tors|fre|lör|sön
    f.m.|e.m.|EM|FM|midnatt|middag
    %(num)d år|%(num)d månad¦%(num)d månader|%(num)d vecka¦%(num)d veckor|%(num)d dag¦%(num)d dagar|\
    %(num)d timme¦%(num)d timmar|%(num)d minut¦%(num)d minuter
    %(size)d byte|%s kB||||
    ja,nej,kanske||eller

    |{}:e|{}:e|{}:a|{}:a|{}:e|{}:e|{}:e|{}:e|{}:e|{}:e|{}:e
    %(value)s miljon¦%(value)s miljoner|%(value)s miljard¦%(value)s miljarder|%(value)s triljon¦%(value)s triljoner|\
    %(value)s biljard¦%(value)s biljarder|%(value)s kvintiljon¦%(value)s kvintiljoner|\
    %(value)s triljard¦%(value)s triljarder|%(value)s kvadriljon¦%(value)s kvadriljoner|\
    %(value)s kvadriljard¦%(value)s kvadriljarder|%(value)s kvintiljon¦%(value)s kvintiljoner|\
    %(value)s kvintiljard¦%(value)s kvintiljarder|%(value)s googol¦%(value)s googoler
    ett|två|tre|fyra|fem|sex|sju|åtta|nio
    i dag|i morgon|i går|nu|%(delta)s sedan|om %(delta)s
    en sekund sedan¦%(count)s\u{a0}sekunder sedan|en minut sedan¦%(count)s\u{a0}minuter sedan|\
    en timme sedan¦%(count)s\u{a0}timmar sedan|en sekund från nu¦om %(count)s sekunder|\
    en minut från nu¦om %(count)s minuter|en timme från nu¦om %(count)s timmar
    %(num)d år|%(num)d månad¦%(num)d månader|%(num)d vecka¦%(num)d veckor|%(num)d dag¦%(num)d dagar|\
    %(num)d timme¦%(num)d timmar|%(num)d minut¦%(num)d minuter
    %(num)d år|%(num)d månad¦%(num)d månader|%(num)d vecka¦%(num)d veckor|%(num)d dag¦%(num)d dagar|\
    %(num)d timme¦%(num)d timmar|%(num)d minut¦%(num)d minuter
    """)
}
