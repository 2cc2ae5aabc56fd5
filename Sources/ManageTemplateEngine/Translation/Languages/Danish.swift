extension LanguageTexts {
  static let danish = LanguageTexts(
    plural: "(n != 1)",
    """
    januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december
    januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december
    jan.|feb.|marts|april|maj|juni|juli|aug.|sept.|okt.|nov.|dec.
    ||||maj||||sept|okt||
    mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag
    man|tir|ons|tor|fre|lør|søn
    ||||midnat|middag
    %(num)d år|%(num)d måned¦%(num)d måneder|%(num)d uge¦%(num)d uger|%(num)d dag¦%(num)d dage|\
    %(num)d time¦%(num)d timer|%(num)d minut¦%(num)d minutter
    %(size)d byte¦%(size)d bytes|||||
    ja,nej,måske||eller

    {}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.
    %(value)s million¦%(value)s millioner|%(value)s milliard¦%(value)s milliarder|\
    %(value)s billion¦%(value)s billioner|%(value)s billiard¦%(value)s billiarder|\
    %(value)s trillion¦%(value)s trillioner|%(value)s trilliard¦%(value)s trilliarder|\
    %(value)s kvadrillion¦%(value)s kvadrillioner|%(value)s kvadrilliard¦%(value)s kvadrilliarder|\
    %(value)s kvintillion¦%(value)s kvintillioner|%(value)s kvintilliard¦%(value)s kvintilliarder|\
    %(value)s gogol¦%(value)s gogoler
    en|to|tre|fire|fem|seks|syv|otte|ni
    i dag|i morgen|i går|nu|%(delta)s siden|%(delta)s fra nu af
    et\u{a0}sekund siden¦%(count)s\u{a0}sekunder siden|et\u{a0}minut siden¦%(count)s\u{a0}minutter siden|\
    en\u{a0}time siden¦%(count)s\u{a0}timer siden|om et\u{a0}sekund¦om %(count)s\u{a0}sekunder|\
    om et\u{a0}minut¦om %(count)s\u{a0}minutter|om en\u{a0}time¦om %(count)s\u{a0}timer
    %(num)d år|%(num)d måned¦%(num)d måneder|%(num)d uge¦%(num)d uger|%(num)d dag¦%(num)d dage|\
    %(num)d time¦%(num)d timer|%(num)d minut¦%(num)d minutter
    %(num)d år|%(num)d måned¦%(num)d måneder|%(num)d uge¦%(num)d uger|%(num)d dag¦%(num)d dage|\
    %(num)d time¦%(num)d timer|%(num)d minut¦%(num)d minutter
    """)
}
