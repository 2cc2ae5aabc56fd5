extension LanguageTexts {
  static let brazilianPortuguese = LanguageTexts(
    plural: "(n > 1)",
    """
    Janeiro|Fevereiro|Março|Abril|Maio|Junho|Julho|Agosto|Setembro|Outubro|Novembro|Dezembro
    Janeiro|Fevereiro|Março|Abril|Maio|Junho|Julho|Agosto|Setembro|Outubro|Novembro|Dezembro
    |Fev.|Março|Abril|Maio|Junho|Julho|Ago.|Set.|Out.||Dez.
    |fev||abr|mai|||ago|set|out||dez
    Segunda-feira|Terça-feira|Quarta-feira|Quinta-feira|Sexta-feira|Sábado|Domingo
    Seg|Ter|Qua|Qui|Sex|Sab|Dom
    ||||meia-noite|meio-dia
    %(num)d ano¦%(num)d anos¦%(num)d anos|%(num)d mês¦%(num)d meses¦%(num)d meses|\
    %(num)d semana¦%(num)d semanas¦%(num)d semanas|%(num)d dia¦%(num)d dias¦%(num)d dias|\
    %(num)d hora¦%(num)d horas¦%(num)d horas|%(num)d minuto¦%(num)d minutos¦%(num)d minutos
    %(size)d byte¦%(size)d bytes¦%(size)d bytes|||||
    sim,não,talvez||ou
     %(truncated_text)s…
    |{}º|{}º|{}º|{}º|{}º|{}º|{}º|{}º|{}º|{}º|{}º
    %(value)s milhão¦%(value)s milhões¦%(value)s milhões|%(value)s bilhão¦%(value)s bilhões¦%(value)s bilhões|\
    %(value)s trilhão¦%(value)s trilhões¦%(value)s trilhões|\
    %(value)s quadrilhão¦%(value)s quadrilhões¦%(value)s quadrilhões|\
    %(value)s quintilhão¦%(value)s quintilhões¦%(value)s quintilhões|\
    %(value)s sextilhão¦%(value)s sextilhões¦%(value)s sextilhões|\
    %(value)s septilhão¦%(value)s septilhões¦%(value)s septilhões|\
    %(value)s octilhão¦%(value)s octilhões¦%(value)s octilhões|\
    %(value)s nonilhão¦%(value)s nonilhões¦%(value)s nonilhões|\
    %(value)s decilhão¦%(value)s decilhões¦%(value)s decilhões|%(value)s googol
    um|dois|três|quatro|cinco|seis|sete|oito|nove
    hoje|amanhã|ontem|agora|%(delta)s atrás|%(delta)s a partir de agora
    um segundo atrás¦%(count)s\u{a0}segundos atrás¦%(count)s\u{a0}segundos atrás|\
    um minuto atrás¦%(count)s\u{a0}minutos atrás¦%(count)s\u{a0}minutos atrás|\
    uma hora atrás¦%(count)s\u{a0}horas atrás¦%(count)s\u{a0}horas atrás|\
    um segundo a partir de agora¦%(count)s\u{a0}segundos a partir de agora¦%(count)s\u{a0}segundos a partir de agora|\
    um minuto a partir de agora¦%(count)s\u{a0}minutos a partir de agora¦%(count)s\u{a0}minutos a partir de agora|\
    uma hora a partir de agora¦%(count)s\u{a0}horas a partir de agora¦%(count)s\u{a0}horas a partir de agora
    %(num)d ano¦%(num)d anos¦%(num)d anos|%(num)d mês¦%(num)d meses¦%(num)d meses|\
    %(num)d semana¦%(num)d semanas¦%(num)d semanas|%(num)d dia¦%(num)d dias¦%(num)d dias|\
    %(num)d hora¦%(num)d horas¦%(num)d horas|%(num)d minuto¦%(num)d minutos¦%(num)d minutos
    %(num)d ano¦%(num)d anos¦%(num)d anos|%(num)d mês¦%(num)d meses¦%(num)d meses|\
    %(num)d semana¦%(num)d semanas¦%(num)d semanas|%(num)d dia¦%(num)d dias¦%(num)d dias|\
    %(num)d hora¦%(num)d horas¦%(num)d horas|%(num)d minuto¦%(num)d minutos¦%(num)d minutos
    """)
}
