extension LanguageTexts {
  static let french = LanguageTexts(
    plural: "(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2",
    """
    janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre
    Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre
    jan.|fév.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc.
    |fév||avr|mai|jui||aoû||||déc
    lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche
    lun|mar|mer|jeu|ven|sam|dim
    matin|après-midi|Matin|Après-midi|minuit|midi
    %(num)d année¦%(num)d ans¦%(num)d ans|%(num)d mois|%(num)d semaine¦%(num)d semaines¦%(num)d semaines|\
    %(num)d jour¦%(num)d jours¦%(num)d jours|%(num)d heure¦%(num)d heures¦%(num)d heures|\
    %(num)d minute¦%(num)d minutes¦%(num)d minutes
    %(size)d octet¦%(size)d octets¦%(size)d octets|%s Kio|%s Mio|%s Gio|%s Tio|%s Pio
    oui,non,peut-être||ou

    {}<sup>er</sup>|{}<sup>e</sup>|{}<sup>e</sup>|{}<sup>e</sup>|{}<sup>e</sup>|{}<sup>e</sup>|{}<sup>e</sup>|\
    {}<sup>e</sup>|{}<sup>e</sup>|{}<sup>e</sup>|{}<sup>e</sup>|{}<sup>e</sup>
    %(value)s\u{a0}million¦%(value)s\u{a0}millions¦%(value)s\u{a0}millions|\
    %(value)s\u{a0}milliard¦%(value)s\u{a0}milliards¦%(value)s\u{a0}milliards|\
    %(value)s\u{a0}billion¦%(value)s\u{a0}billions¦%(value)s\u{a0}billions|\
    %(value)s quadrillion¦%(value)s quadrillions¦%(value)s quadrillions|\
    %(value)s quintillion¦%(value)s quintillions¦%(value)s quintillions|%(value)s sextillion|\
    %(value)s septillion¦%(value)s septillions¦%(value)s septillions|\
    %(value)s octillion¦%(value)s octillions¦%(value)s octillions|\
    %(value)s nonillion¦%(value)s nonillions¦%(value)s nonillions|\
    %(value)s décillion¦%(value)s décillions¦%(value)s décillions|%(value)s gogol¦%(value)s gogols¦%(value)s gogols
    un|deux|trois|quatre|cinq||sept|huit|neuf
    aujourd'hui|demain|hier|maintenant|il y a %(delta)s|dans %(delta)s
    il y a une\u{a0}seconde¦il y a %(count)s\u{a0}secondes¦il y a %(count)s\u{a0}secondes|\
    il y a une minute¦il y a %(count)s\u{a0}minutes¦il y a %(count)s\u{a0}minutes|\
    il y a une heure¦il y a %(count)s\u{a0}heures¦il y a %(count)s\u{a0}heures|\
    dans une seconde¦dans %(count)s\u{a0}secondes¦dans %(count)s\u{a0}secondes|\
    dans une minute¦dans %(count)s\u{a0}minutes¦dans %(count)s\u{a0}minutes|\
    dans une heure¦dans %(count)s\u{a0}heures¦dans %(count)s\u{a0}heures
    %(num)d année¦%(num)d années¦%(num)d années|%(num)d mois|%(num)d semaine¦%(num)d semaines¦%(num)d semaines|\
    %(num)d jour¦%(num)d jours¦%(num)d jours|%(num)d heure¦%(num)d heures¦%(num)d heures|\
    %(num)d minute¦%(num)d minutes¦%(num)d minutes
    %(num)d année¦%(num)d années¦%(num)d années|%(num)d mois|%(num)d semaine¦%(num)d semaines¦%(num)d semaines|\
    %(num)d jour¦%(num)d jours¦%(num)d jours|%(num)d heure¦%(num)d heures¦%(num)d heures|\
    %(num)d minute¦%(num)d minutes¦%(num)d minutes
    """)
}
