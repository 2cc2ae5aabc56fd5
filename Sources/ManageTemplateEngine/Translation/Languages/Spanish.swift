extension LanguageTexts {
  static let spanish = LanguageTexts(
    plural: "n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2",
    """
    enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre
    enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre
    Ene.||marzo|abril|mayo|junio|julio|ago.|sept.|oct.|nov.|dic.
    ene|||abr||||ago||||dic
    lunes|martes|miércoles|jueves|viernes|sábado|domingo
    lun|mar|mié|jue|vie|sáb|dom
    ||||medianoche|mediodía
    %(num)d año¦%(num)d años¦%(num)d años|%(num)d mes¦%(num)d meses¦%(num)d meses|\
    %(num)d semana¦%(num)d semanas¦%(num)d semanas|%(num)d día¦%(num)d días¦%(num)d días|\
    %(num)d hora¦%(num)d horas¦%(num)d horas|%(num)d minuto¦%(num)d minutos¦%(num)d minutos
    %(size)d byte¦%(size)d bytes¦%(size)d bytes|||||
    sí,no,quizás||o

    |{}º|{}º|{}º|{}º|{}º|{}º|{}º|{}º|{}º|{}º|{}º
    %(value)s millon¦%(value)s millones¦%(value)s millones|\
    %(value)s millardo¦%(value)s millardos¦%(value)s millardos|\
    %(value)s billón¦%(value)s billones¦%(value)s billones|%(value)s billardos|\
    %(value)s trillón¦%(value)s trillones¦%(value)s trillones|\
    %(value)s trillardo¦%(value)s trillardos¦%(value)s trillardos|\
    %(value)s cuatrillón¦%(value)s cuatrillones¦%(value)s cuatrillones|\
    %(value)s cuatrillardo¦%(value)s cuatrillardos¦%(value)s cuatrillardos|\
    %(value)s quintillón¦%(value)s quintillones¦%(value)s quintillones|\
    %(value)s quintillardo¦%(value)s quintillardos¦%(value)s quintillardos|\
     %(value)s  googol¦ %(value)s  gúgoles¦ %(value)s  gúgoles
    uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve
    hoy|mañana|ayer|ahora|hace %(delta)s|%(delta)s desde ahora
    hace un segundo¦hace %(count)s segundos¦hace %(count)s segundos|\
    hace un minuto¦hace %(count)s minutos¦hace %(count)s minutos|\
    hace una hora¦hace %(count)s horas¦hace %(count)s horas|\
    un segundo a partir de ahora¦%(count)s segundos a partir de ahora¦%(count)s segundos a partir de ahora|\
    un minuto a partir de ahora¦%(count)s minutos a partir de ahora¦%(count)s minutos a partir de ahora|\
    una hora a partir de ahora¦%(count)s horas a partir de ahora¦%(count)s horas a partir de ahora
    %(num)d año¦%(num)d años¦%(num)d años|%(num)d mes¦%(num)d meses¦%(num)d meses|\
    %(num)d semana¦%(num)d semanas¦%(num)d semanas|%(num)d día¦%(num)d días¦%(num)d días|\
    %(num)d hora¦%(num)d horas¦%(num)d horas|%(num)d minuto¦%(num)d minutos¦%(num)d minutos
    %(num)d año¦%(num)d años¦%(num)d años|%(num)d mes¦%(num)d meses¦%(num)d meses|\
    %(num)d semana¦%(num)d semanas¦%(num)d semanas|%(num)d día¦%(num)d días¦%(num)d días|\
    %(num)d hora¦%(num)d horas¦%(num)d horas|%(num)d minuto¦%(num)d minutos¦%(num)d minutos
    """)
}
