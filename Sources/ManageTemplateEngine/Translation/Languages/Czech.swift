extension LanguageTexts {
  static let czech = LanguageTexts(
    plural: "(n == 1 && n % 1 == 0) ? 0 : (n >= 2 && n <= 4 && n % 1 == 0) ? 1: (n % 1 != 0 ) ? 2 : 3",
    """
    leden|únor|březen|duben|květen|červen|červenec|srpen|září|říjen|listopad|prosinec
    ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince
    Led.|Úno.|Bře.|Dub.|Kvě.|Čer.|Čec.|Srp.|Zář.|Říj.|Lis.|Pro.
    led|úno|bře|dub|kvě|čen|čec|srp|zář|říj|lis|pro
    pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle
    po|út|st|čt|pá|so|ne
    dop.|odp.|dop.|odp.|půlnoc|poledne
    %(num)d rok¦%(num)d roky¦%(num)d roku¦%(num)d let|%(num)d měsíc¦%(num)d měsíce¦%(num)d měsíců¦%(num)d měsíců|\
    %(num)d týden¦%(num)d týdny¦%(num)d týdne¦%(num)d týdnů|%(num)d den¦%(num)d dny¦%(num)d dní¦%(num)d dní|\
    %(num)d hodina¦%(num)d hodiny¦%(num)d hodiny¦%(num)d hodin|\
    %(num)d minuta¦%(num)d minuty¦%(num)d minut¦%(num)d minut
    %(size)d bajt¦%(size)d bajty¦%(size)d bajtů¦%(size)d bajtů|||||
    ano,ne,možná||nebo

    |{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.|{}.
     %(value)s milion¦ %(value)s miliony¦ %(value)s milionů¦ %(value)s milionů|\
    %(value)s miliarda¦%(value)s miliardy¦%(value)s miliard¦%(value)s miliard|\
    %(value)s bilion¦%(value)s biliony¦%(value)s bilionů¦%(value)s bilionů|\
    %(value)s biliarda¦%(value)s biliardy¦%(value)s biliard¦%(value)s biliard|\
    %(value)s trilion¦%(value)s triliony¦%(value)s trilionů¦%(value)s trilionů|\
    %(value)s triliarda¦%(value)s triliardy¦%(value)s triliard¦%(value)s triliard|\
    %(value)s kvadrilion¦%(value)s kvadriliony¦%(value)s kvadrilionů¦%(value)s kvadrilionů|\
    %(value)s kvadriliarda¦%(value)s kvadriliardy¦%(value)s kvadriliard¦%(value)s kvadriliard|\
    %(value)s kvintilion¦%(value)s kvintiliony¦%(value)s kvintilionů¦%(value)s kvintilionů|\
    %(value)s kvintiliarda¦%(value)s kvintiliardy¦%(value)s kvintiliard¦%(value)s kvintiliard|\
    %(value)s googol¦%(value)s googoly¦%(value)s googolů¦%(value)s googolů
    jedna|dvě|tři|čtyři|pět|šest|sedm|osm|devět
    dnes|zítra|včera|nyní|před %(delta)s|za %(delta)s
    před sekundou¦před %(count)s\u{a0}sekundami¦o %(count)s\u{a0}sekundy dříve¦před %(count)s\u{a0}sekundami|\
    před minutou¦před %(count)s\u{a0}minutami¦o %(count)s\u{a0}minuty dříve¦před %(count)s\u{a0}minutami|\
    před hodinou¦před %(count)s\u{a0}hodinami¦o %(count)s\u{a0}hodin dříve¦před %(count)s\u{a0}hodinami|\
    za sekundu¦za %(count)s\u{a0}sekundy¦za %(count)s\u{a0}sekundy¦za %(count)s\u{a0}sekund|\
    za minutu¦za %(count)s\u{a0}minuty¦za %(count)s\u{a0}minuty¦za %(count)s\u{a0}minut|\
    za hodinu¦za %(count)s\u{a0}hodiny¦za %(count)s\u{a0}hodiny¦za %(count)s\u{a0}hodin
    %(num)d rokem¦%(num)d lety¦%(num)d rokem¦%(num)d lety|\
    %(num)d měsícem¦%(num)d měsíci¦%(num)d měsícem¦%(num)d měsíci|\
    %(num)d týdnem¦%(num)d týdny¦%(num)d týdny¦%(num)d týdny|%(num)d dnem¦%(num)d dny¦%(num)d dny¦%(num)d dny|\
    %(num)d hodinou¦%(num)d hodinami¦%(num)d hodinami¦%(num)d hodinami|\
    %(num)d minutou¦%(num)d minutami¦%(num)d minutami¦%(num)d minutami
    %(num)d rok¦%(num)d roky¦%(num)d let¦%(num)d let|%(num)d měsíc¦%(num)d měsíce¦%(num)d měsíců¦%(num)d měsíců|\
    %(num)d týden¦%(num)d týdny¦%(num)d týdnů¦%(num)d týdnů|%(num)d den¦%(num)d dny¦%(num)d dní¦%(num)d dní|\
    %(num)d hodina¦%(num)d hodiny¦%(num)d hodin¦%(num)d hodin|\
    %(num)d minuta¦%(num)d minuty¦%(num)d minut¦%(num)d minut
    """)
}
