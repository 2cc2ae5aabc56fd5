extension LanguageTexts {
  static let simplifiedChinese = LanguageTexts(
    plural: "0",
    """
    一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月
    一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月
    一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月
    一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月
    星期一|星期二|星期三|星期四|星期五|星期六|星期日
    星期一|星期二|星期三|星期四|星期五|星期六|星期日
    ||||午夜|中午
    %(num)d 年|%(num)d 月|%(num)d 周|%(num)d 日|%(num)d 小时|%(num)d 分钟
    %(size)d 字节|||||
    是,否,也许|，|或
    %(truncated_text)s...
    |第{}|第{}|第{}|第{}|第{}|第{}|第{}|第{}|第{}|第{}|第{}
    %(value)s 百万|%(value)s 十亿|%(value)s 万亿|%(value)s 1000的5次方|%(value)s 1000的4次方|%(value)s 1000的7次方|\
    %(value)s 1000的8次方|%(value)s 1000的9次方|%(value)s 1000的10次方|%(value)s 1000的11次方|%(value)s 10的100次方
    一|二|三|四|五|六|七|八|九
    今天|明天|昨天|现在|%(delta)s前|%(delta)s之后
    %(count)s秒之前|%(count)s分钟之前|%(count)s小时之前|%(count)s秒以后|%(count)s分钟以后|%(count)s小时以后
    %(num)d 年|%(num)d 月|%(num)d 周|%(num)d 日|%(num)d 小时|%(num)d 分钟
    %(num)d 年|%(num)d 月|%(num)d 周|%(num)d 日|%(num)d 小时|%(num)d 分钟
    """)
}
