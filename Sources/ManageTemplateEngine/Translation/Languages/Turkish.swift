extension LanguageTexts {
  static let turkish = LanguageTexts(
    plural: "(n > 1)",
    """
    Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık
    Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık
    Oca.|Şub.|Mart|Nisan|Mayıs|Haz.|Tem.|Ağu.|Eyl.|Eki.|Kas.|Ara.
    oca|şub||nis||haz|tem|ağu|eyl|eki|kas|ara
    Pazartesi|Salı|Çarşamba|Perşembe|Cuma|Cumartesi|Pazar
    Pzt|Sal|Çrş|Prş|Cum|Cmt|Paz
    ö.ö.|ö.s.|ÖÖ|ÖS|gece yarısı|öğlen
    %(num)d yıl|%(num)d ay|%(num)d hafta|%(num)d gün|%(num)d saat|%(num)d dakika
    %(size)d bayt|||||
    evet,hayır,olabilir||ya da

    {}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.
    %(value)s milyon|%(value)s milyar|%(value)s trilyon|%(value)s katrilyon|%(value)s kentilyon|%(value)s seksilyon|\
    %(value)s septilyon|%(value)s oktilyon|%(value)s nonilyon|%(value)s desilyon|%(value)s googol
    bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz
    bugün|yarın|dün|şimdi|%(delta)s önce|şu andan itibaren %(delta)s
    bir saniye önce¦%(count)s saniye önce|bir dakika önce¦%(count)s dakika önce|bir saat önce¦%(count)s saat önce|\
    şu andan itibaren bir saniye¦şu andan itibaren %(count)s saniye|\
    şu andan itibaren bir dakika¦şu andan itibaren %(count)s dakika|\
    şu andan itibaren bir saat¦şu andan itibaren %(count)s saat
    %(num)d yıl|%(num)d ay|%(num)d hafta|%(num)d gün|%(num)d saat|%(num)d dakika
    %(num)d yıl|%(num)d ay|%(num)d hafta|%(num)d gün|%(num)d saat|%(num)d dakika
    """)
}
