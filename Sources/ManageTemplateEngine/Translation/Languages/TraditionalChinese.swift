extension LanguageTexts {
  static let traditionalChinese = LanguageTexts(
    plural: "0",
    """
    一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月
    一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月
    一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月
    一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月
    星期一|星期二|星期三|星期四|星期五|星期六|星期日
    星期一|星期二|星期三|星期四|星期五|星期六|星期日
    ||||午夜|中午
    %(num)d 年|%(num)d 月|%(num)d 週|%(num)d 日|%(num)d 小時|%(num)d 分
    %(size)d 位元組|||||
    是,否,也許||或

    |第{}|第{}|第{}|第{}|第{}|第{}|第{}|第{}|第{}|第{}|第{}
    %(value)s 百萬|%(value)s 十億|%(value)s 兆|%(value)s 千兆|%(value)s 百京|%(value)s 十垓|%(value)s 秭|%(value)s 千秭|\
    %(value)s 百穰|%(value)s 十溝|%(value)s 穰大數
    一|二|三|四|五|六|七|八|九
    今天|明天|昨天|現在|%(delta)s前|%(delta)s後
    %(count)s 秒前|%(count)s 分鐘前|%(count)s 小時前|%(count)s 秒後|%(count)s 分鐘後|%(count)s 小時後
    %(num)d 年|%(num)d 月|%(num)d 週|%(num)d 日|%(num)d 小時|%(num)d 分
    %(num)d 年|%(num)d 月|%(num)d 週|%(num)d 日|%(num)d 小時|%(num)d 分
    """)
}
