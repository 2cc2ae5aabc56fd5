extension LanguageTexts {
  static let portuguese = LanguageTexts(
    plural: "(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2",
    """
    Janeiro|Fevereiro|Março|Abril|Maio|Junho|Julho|Agosto|Setembro|Outubro|Novembro|Dezembro
    Janeiro|Fevereiro|Março|Abril|Maio|Junho|Julho|Agosto|Setembro|Outubro|Novembro|Dezembro
    |Fev.|Março|Abril|Maio|Jun.|Jul.|Ago.|Set.|Out.||Dez.
    |fev||abr|mai|||ago|set|out||dez
    Segunda-feira|Terça-feira|Quarta-feira|Quinta-feira|Sexta-feira|Sábado|Domingo
    Seg|Ter|Qua|Qui|Sex|Sáb|Dom
    ||||meia-noite|meio-dia
    %(num)d ano¦%(num)d anos¦%(num)d anos|%(num)d mês¦%(num)d meses¦%(num)d meses|\
    %(num)d semana¦%(num)d semanas¦%(num)d semanas|%(num)d dia¦%(num)d dias¦%(num)d dias|\
    %(num)d hora¦%(num)d horas¦%(num)d horas|%(num)d minuto¦%(num)d minutos¦%(num)d minutos
    %(size)d byte¦%(size)d bytes¦%(size)d bytes|||||
    sim,não,talvez||ou

    |{}.º|{}.º|{}.º|{}.º|{}.º|{}.º|{}.º|{}.º|{}.º|{}.º|{}.º
    %(value)s milhão¦%(value)s milhões¦%(value)s milhões|%(value)s bilião¦%(value)s biliões¦%(value)s biliões|\
    %(value)s trilião¦%(value)s triliões¦%(value)s triliões|\
    %(value)s quadrilião¦%(value)s quatriliões¦%(value)s quatriliões|\
    %(value)s quintilião¦%(value)s quintiliões¦%(value)s quintiliões|\
    %(value)s sextilião¦%(value)s sextiliões¦%(value)s sextiliões|\
    %(value)s septilião¦%(value)s septiliões¦%(value)s septiliões|\
    %(value)s octilião¦%(value)s octiliões¦%(value)s octiliões|\
    %(value)s nonilião¦%(value)s noniliões¦%(value)s noniliões|\
    %(value)s decilião¦%(value)s deciliões¦%(value)s deciliões|%(value)s googol
    um|dois|três|quatro|cinco|seis|sete|oito|nove
    hoje|amanhã|ontem|agora|%(delta)s atrás|%(delta)s a partir de agora
    há um segundo atrás¦há %(count)s segundos atrás¦há %(count)s segundos atrás|\
    há um minuto atrás¦há %(count)s minutos atrás¦há %(count)s minutos atrás|\
    há uma hora atrás¦há %(count)s horas atrás¦há %(count)s horas atrás|\
    daqui a um segundo¦daqui a %(count)s segundos¦daqui a %(count)s segundos|\
    daqui a um minuto¦daqui a %(count)s minutos¦daqui a %(count)s minutos|\
    daqui a uma hora¦daqui a %(count)s horas¦daqui a %(count)s horas
    %(num)d ano¦%(num)d anos¦%(num)d anos|%(num)d mês¦%(num)d meses¦%(num)d meses|\
    %(num)d semana¦%(num)d semanas¦%(num)d semanas|%(num)d dia¦%(num)d dias¦%(num)d dias|\
    %(num)d hora¦%(num)d horas¦%(num)d horas|%(num)d minuto¦%(num)d minutos¦%(num)d minutos
    %(num)d ano¦%(num)d anos¦%(num)d anos|%(num)d mês¦%(num)d meses¦%(num)d meses|\
    %(num)d semana¦%(num)d semanas¦%(num)d semanas|%(num)d dia¦%(num)d dias¦%(num)d dias|\
    %(num)d hora¦%(num)d horas¦%(num)d horas|%(num)d minuto¦%(num)d minutos¦%(num)d minutos
    """)
}
