extension LanguageTexts {
  static let italian = LanguageTexts(
    plural: "(n != 1)",
    """
    Gennaio|Febbraio|Marzo|Aprile|Maggio|Giugno|Luglio|Agosto|Settembre|Ottobre|Novembre|Dicembre
    Gennaio|Febbraio|Marzo|Aprile|Maggio|Giugno|Luglio|Agosto|Settembre|Ottobre|Novembre|Dicembre
    Gen.||Marzo|Aprile|Maggio|Giugno|Luglio|Ago.|Set.|Ott.||Dic.
    gen||||mag|giu|lug|ago|set|ott||dic
    Lunedì|Martedì|Mercoledì|Giovedì|Venerdì|Sabato|Domenica
    Lun|Mar|Mer|Gio|Ven|Sab|Dom
    ||||mezzanotte|mezzogiorno
    %(num)d anno¦%(num)d anni¦%(num)d anni|%(num)d mese¦%(num)d mesi¦%(num)d mesi|\
    %(num)d settimana¦%(num)d settimane¦%(num)d settimane|%(num)d giorno¦%(num)d giorni¦%(num)d giorni|\
    %(num)d ora¦%(num)d ore¦%(num)d ore|%(num)d minuto¦%(num)d minuti¦%(num)d minuti
    %(size)d byte¦%(size)d bytes¦%(size)d bytes|||||
    sì,no,forse||o

    |{}esimo|{}esimo|{}esimo|{}esimo|{}esimo|{}esimo|{}esimo|{}esimo|{}esimo|{}esimo|{}esimo
    %(value)s milione¦%(value)s milioni¦%(value)s milioni|%(value)s miliardo¦%(value)s miliardi¦%(value)s miliardi|\
    %(value)s migliaio di miliardi¦%(value)s migliaia di miliardi¦%(value)s migliaia di miliardi|\
    %(value)s milione di miliardi¦%(value)s milioni di miliardi¦%(value)s milioni di miliardi|\
    %(value)s miliardo di miliardi¦%(value)s miliardi di miliardi¦%(value)s miliardi di miliardi|\
    %(value)s migliaio di miliardi di miliardi¦%(value)s migliaia di miliardi di miliardi¦%(value)s migliaia di miliardi di miliardi|\
    %(value)s milione di miliardi di miliardi¦%(value)s milioni di miliardi di miliardi¦%(value)s milioni di miliardi di miliardi|\
    %(value)s miliardo di miliardi di miliardi¦%(value)s miliardi di miliardi di miliardi¦%(value)s miliardi di miliardi di miliardi|\
    %(value)s migliaio di miliardi di miliardi di miliardi¦%(value)s migliaia di miliardi di miliardi di miliardi¦%(value)s migliaia di miliardi di miliardi di miliardi|\
    %(value)s milione di miliardi di miliardi di miliardi¦%(value)s milioni di miliardi di miliardi di miliardi¦%(value)s milioni di miliardi di miliardi di miliardi|\
    %(value)s googol
    uno|due|tre|quattro|cinque|sei|sette|otto|nove
    oggi|domani|ieri|adesso|%(delta)s fa|%(delta)s da adesso
    un secondo fa¦%(count)s secondi fa¦%(count)s secondi fa|un minuto fa¦%(count)s minuti fa¦%(count)s minuti fa|\
    un ora fa¦%(count)s ore fa¦%(count)s ore fa|tra un secondo¦tra %(count)s secondi¦tra %(count)s secondi|\
    tra un minuto¦tra %(count)s minuti¦tra %(count)s minuti|tra un'ora¦tra %(count)s ore¦tra %(count)s ore
    %(num)d anno¦%(num)d anni¦%(num)d anni|%(num)d mese¦%(num)d mesi¦%(num)d mesi|\
    %(num)d settimana¦%(num)d settimane¦%(num)d settimane|%(num)d giorno¦%(num)d giorni¦%(num)d giorni|\
    %(num)d ora¦%(num)d ore¦%(num)d ore|%(num)d minuto¦%(num)d minuti¦%(num)d minuti
    %(num)d anno¦%(num)d anni¦%(num)d anni|%(num)d mese¦%(num)d mesi¦%(num)d mesi|\
    %(num)d settimana¦%(num)d settimane¦%(num)d settimane|%(num)d giorno¦%(num)d giorni¦%(num)d giorni|\
    %(num)d ora¦%(num)d ore¦%(num)d ore|%(num)d minuto¦%(num)d minuti¦%(num)d minuti
    """)
}
