extension LanguageTexts {
  static let german = LanguageTexts(
    plural: "(n != 1)",
    """
    Januar|Februar|März||Mai|Juni|Juli|||Oktober||Dezember
    Januar|Februar|März||Mai|Juni|Juli|||Oktober||Dezember
    ||März||Mai|Juni|Juli|||Okt.||Dez.
    Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez
    Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag
    Mo|Di|Mi|Do|Fr|Sa|So
    vorm.|nachm.|vorm.|nachm.|Mitternacht|Mittag
    %(num)d Jahr¦%(num)d Jahre|%(num)d Monat¦%(num)d Monate|%(num)d Woche¦%(num)d Wochen|%(num)d Tag¦%(num)d Tage|\
    %(num)d Stunde¦%(num)d Stunden|%(num)d Minute¦%(num)d Minuten
    %(size)d Byte¦%(size)d Bytes|||||
    Ja,Nein,Vielleicht||oder

    |{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.
    %(value)s Million¦%(value)s Millionen|%(value)s Milliarde¦%(value)s Milliarden|\
    %(value)s Billion¦%(value)s Billionen|%(value)s Billiarde¦%(value)s Billiarden|\
    %(value)s Trillion¦%(value)s Trillionen|%(value)s Trilliarde¦%(value)s Trilliarden|\
    %(value)s Quadrillion¦%(value)s Quadrillionen|%(value)s Quadrilliarde¦%(value)s Quadrilliarden|\
    %(value)s Quintillion¦%(value)s Quintillionen|%(value)s Quintilliarde¦%(value)s Quintilliarden|\
    %(value)s Sedezilliarde¦%(value)s Sedezilliarden
    eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun
    heute|morgen|gestern|jetzt|%(delta)s her|%(delta)s von jetzt an
    vor einer Sekunde¦vor %(count)s\u{a0}Sekunden|vor einer Minute¦vor %(count)s Minuten|\
    vor einer Stunde¦vor %(count)s Stunden|in einer Sekunde¦in %(count)s Sekunden|\
    in einer Minute¦in %(count)s Minuten|in einer Stunde¦in %(count)s Stunden
    %(num)d Jahr¦%(num)d Jahre|%(num)d Monat¦%(num)d Monate|%(num)d Woche¦%(num)d Wochen|%(num)d Tage|\
    %(num)d Stunde¦%(num)d Stunden|%(num)d Minute¦%(num)d Minuten
    %(num)d Jahr¦%(num)d Jahre|%(num)d Monat¦%(num)d Monate|%(num)d Woche¦%(num)d Wochen|%(num)d Tag¦%(num)d Tage|\
    %(num)d Stunde¦%(num)d Stunden|%(num)d Minute¦%(num)d Minuten
    """)
}
