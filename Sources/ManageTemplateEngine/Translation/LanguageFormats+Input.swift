extension LanguageFormats {
  /// The formats in which people type dates and times, by language; where one is missing it is English's (Django's
  /// `formats.py` of each language).
  static let inputFormats: [String: [String: [String]]] = inputFormatLines.split(separator: "\n").reduce(into: [:]) {
    let parts = $1.split(separator: ":", maxSplits: 2)
    $0[String(parts[0]), default: [:]][parts[1] + "_INPUT_FORMATS"] = parts[2].split(separator: "|").map(String.init)
  }

  private static let inputFormatLines = """
    ar-dz:DATE:%Y/%m/%d
    ar-dz:TIME:%H:%M|%H:%M:%S
    ar-dz:DATETIME:%Y/%m/%d %H:%M|%Y/%m/%d %H:%M:%S
    az:DATE:%d.%m.%Y|%d.%m.%y
    az:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M|%d.%m.%y %H:%M:%S|%d.%m.%y %H:%M:%S.%f|\
    %d.%m.%y %H:%M
    bn:DATE:%d/%m/%Y|%d/%m/%y|%d-%m-%Y|%d-%m-%y
    bn:TIME:%H:%M:%S|%H:%M
    bn:DATETIME:%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M
    ca:DATE:%d/%m/%Y|%d/%m/%y
    ca:DATETIME:%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|%d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|\
    %d/%m/%y %H:%M
    cs:DATE:%d.%m.%Y|%d.%m.%y|%d. %m. %Y|%d. %m. %y
    cs:TIME:%H:%M:%S|%H.%M|%H:%M
    cs:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H.%M|%d.%m.%Y %H:%M|%d. %m. %Y %H:%M:%S|\
    %d. %m. %Y %H:%M:%S.%f|%d. %m. %Y %H.%M|%d. %m. %Y %H:%M|%Y-%m-%d %H.%M
    cy:DATE:%d/%m/%Y|%d/%m/%y
    cy:DATETIME:%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|\
    %d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|%d/%m/%y %H:%M
    da:DATE:%d.%m.%Y
    da:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M
    de:DATE:%d.%m.%Y|%d.%m.%y
    de:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M
    de-ch:DATE:%d.%m.%Y|%d.%m.%y
    de-ch:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M
    el:DATE:%d/%m/%Y|%d/%m/%y|%Y-%m-%d
    el:DATETIME:%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|%d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|\
    %d/%m/%y %H:%M|%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M
    en-au:DATE:%d/%m/%Y|%d/%m/%y
    en-au:DATETIME:%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|\
    %d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|%d/%m/%y %H:%M
    en-ca:DATE:%Y-%m-%d|%y-%m-%d
    en-ca:DATETIME:%Y-%m-%d %H:%M:%S|%y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|\
    %y-%m-%d %H:%M
    en-gb:DATE:%d/%m/%Y|%d/%m/%y
    en-gb:DATETIME:%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|\
    %d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|%d/%m/%y %H:%M
    en-ie:DATE:%d/%m/%Y|%d/%m/%y|%d %b %Y|%d %b, %Y|%d %B %Y|%d %B, %Y
    en-ie:DATETIME:%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|\
    %d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|%d/%m/%y %H:%M
    eo:DATE:%Y-%m-%d|%y-%m-%d|%Y %m %d|%Y.%m.%d|%d-a de %b %Y|%d %b %Y|%d-a de %B %Y|%d %B %Y|%d %m %Y|%d/%m/%Y
    eo:TIME:%H:%M:%S|%H:%M
    eo:DATETIME:%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M|%Y.%m.%d %H:%M:%S|%Y.%m.%d %H:%M|%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M|\
    %y-%m-%d %H:%M:%S|%y-%m-%d %H:%M
    es:DATE:%d/%m/%Y|%d/%m/%y
    es:DATETIME:%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|%d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|\
    %d/%m/%y %H:%M
    es-ar:DATE:%d/%m/%Y|%d/%m/%y
    es-ar:DATETIME:%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|%d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|\
    %d/%m/%y %H:%M
    es-co:DATE:%d/%m/%Y|%d/%m/%y|%Y%m%d
    es-co:DATETIME:%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|%d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|\
    %d/%m/%y %H:%M
    es-mx:DATE:%d/%m/%Y|%d/%m/%y|%Y%m%d
    es-mx:DATETIME:%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|%d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|\
    %d/%m/%y %H:%M
    es-ni:DATE:%d/%m/%Y|%d/%m/%y|%Y%m%d
    es-ni:DATETIME:%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|%d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|\
    %d/%m/%y %H:%M
    es-pr:DATE:%d/%m/%Y|%d/%m/%y
    es-pr:DATETIME:%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|%d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|\
    %d/%m/%y %H:%M
    fi:DATE:%d.%m.%Y|%d.%m.%y
    fi:TIME:%H.%M.%S|%H.%M.%S.%f|%H.%M
    fi:DATETIME:%d.%m.%Y %H.%M.%S|%d.%m.%Y %H.%M.%S.%f|%d.%m.%Y %H.%M|%d.%m.%y %H.%M.%S|%d.%m.%y %H.%M.%S.%f|\
    %d.%m.%y %H.%M
    fr:DATE:%d/%m/%Y|%d/%m/%y
    fr:DATETIME:%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|%d/%m/%Y %H:%M
    fr-be:DATE:%d.%m.%Y|%d.%m.%y|%d/%m/%Y|%d/%m/%y
    fr-be:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M|%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|\
    %d/%m/%Y %H:%M
    fr-ca:DATE:%Y-%m-%d|%y-%m-%d
    fr-ca:DATETIME:%Y-%m-%d %H:%M:%S|%y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|\
    %y-%m-%d %H:%M
    fr-ch:DATE:%d.%m.%Y|%d.%m.%y|%d/%m/%Y|%d/%m/%y
    fr-ch:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M|%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|\
    %d/%m/%Y %H:%M
    hr:DATE:%Y-%m-%d|%d.%m.%Y.|%d.%m.%y.|%d. %m. %Y.|%d. %m. %y.
    hr:DATETIME:%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|%d.%m.%Y. %H:%M:%S|%d.%m.%Y. %H:%M:%S.%f|\
    %d.%m.%Y. %H:%M|%d.%m.%y. %H:%M:%S|%d.%m.%y. %H:%M:%S.%f|%d.%m.%y. %H:%M|%d. %m. %Y. %H:%M:%S|\
    %d. %m. %Y. %H:%M:%S.%f|%d. %m. %Y. %H:%M|%d. %m. %y. %H:%M:%S|%d. %m. %y. %H:%M:%S.%f|%d. %m. %y. %H:%M
    hu:DATE:%Y.%m.%d.
    hu:TIME:%H:%M:%S|%H:%M
    hu:DATETIME:%Y.%m.%d. %H:%M:%S|%Y.%m.%d. %H:%M:%S.%f|%Y.%m.%d. %H:%M
    id:DATE:%d-%m-%Y|%d/%m/%Y|%d-%m-%y|%d/%m/%y|%d %b %Y|%d %B %Y|%m/%d/%y|%m/%d/%Y
    id:TIME:%H.%M.%S|%H.%M
    id:DATETIME:%d-%m-%Y %H.%M.%S|%d-%m-%Y %H.%M.%S.%f|%d-%m-%Y %H.%M|%d-%m-%y %H.%M.%S|%d-%m-%y %H.%M.%S.%f|\
    %d-%m-%y %H.%M|%m/%d/%y %H.%M.%S|%m/%d/%y %H.%M.%S.%f|%m/%d/%y %H.%M|%m/%d/%Y %H.%M.%S|%m/%d/%Y %H.%M.%S.%f|\
    %m/%d/%Y %H.%M
    ig:DATE:%d.%m.%Y|%d.%m.%y
    ig:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M|%d.%m.%Y|%d.%m.%y %H:%M:%S|\
    %d.%m.%y %H:%M:%S.%f|%d.%m.%y %H:%M|%d.%m.%y
    it:DATE:%d/%m/%Y|%Y/%m/%d|%d-%m-%Y|%Y-%m-%d|%d-%m-%y|%d/%m/%y
    it:DATETIME:%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|%d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|\
    %d/%m/%y %H:%M|%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|%d-%m-%Y %H:%M:%S|%d-%m-%Y %H:%M:%S.%f|\
    %d-%m-%Y %H:%M|%d-%m-%y %H:%M:%S|%d-%m-%y %H:%M:%S.%f|%d-%m-%y %H:%M
    ka:DATE:%Y-%m-%d|%m/%d/%Y|%m/%d/%y|%d.%m.%Y|%d.%m.%y
    ka:DATETIME:%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|\
    %d.%m.%Y %H:%M|%d.%m.%y %H:%M:%S|%d.%m.%y %H:%M:%S.%f|%d.%m.%y %H:%M|%m/%d/%Y %H:%M:%S|%m/%d/%Y %H:%M:%S.%f|\
    %m/%d/%Y %H:%M|%m/%d/%y %H:%M:%S|%m/%d/%y %H:%M:%S.%f|%m/%d/%y %H:%M
    ko:DATE:%Y-%m-%d|%m/%d/%Y|%m/%d/%y|%Y년 %m월 %d일
    ko:TIME:%H:%M:%S|%H:%M:%S.%f|%H:%M|%H시 %M분 %S초|%H시 %M분
    ko:DATETIME:%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|%m/%d/%Y %H:%M:%S|%m/%d/%Y %H:%M:%S.%f|\
    %m/%d/%Y %H:%M|%m/%d/%y %H:%M:%S|%m/%d/%y %H:%M:%S.%f|%m/%d/%y %H:%M|%Y년 %m월 %d일 %H시 %M분 %S초|%Y년 %m월 %d일 %H시 %M분
    ky:DATE:%d.%m.%Y|%d.%m.%y
    ky:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M|%d.%m.%Y|%d.%m.%y %H:%M:%S|\
    %d.%m.%y %H:%M:%S.%f|%d.%m.%y %H:%M|%d.%m.%y
    lt:DATE:%Y-%m-%d|%d.%m.%Y|%d.%m.%y
    lt:TIME:%H:%M:%S|%H:%M:%S.%f|%H:%M|%H.%M.%S|%H.%M.%S.%f|%H.%M
    lt:DATETIME:%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|\
    %d.%m.%Y %H:%M|%d.%m.%y %H:%M:%S|%d.%m.%y %H:%M:%S.%f|%d.%m.%y %H:%M|%d.%m.%y %H.%M.%S|%d.%m.%y %H.%M.%S.%f|\
    %d.%m.%y %H.%M
    lv:DATE:%Y-%m-%d|%d.%m.%Y|%d.%m.%y
    lv:TIME:%H:%M:%S|%H:%M:%S.%f|%H:%M|%H.%M.%S|%H.%M.%S.%f|%H.%M
    lv:DATETIME:%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|\
    %d.%m.%Y %H:%M|%d.%m.%y %H:%M:%S|%d.%m.%y %H:%M:%S.%f|%d.%m.%y %H:%M|%d.%m.%y %H.%M.%S|%d.%m.%y %H.%M.%S.%f|\
    %d.%m.%y %H.%M
    mk:DATE:%d.%m.%Y|%d.%m.%y|%d. %m. %Y|%d. %m. %y
    mk:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M|%d.%m.%y %H:%M:%S|%d.%m.%y %H:%M:%S.%f|\
    %d.%m.%y %H:%M|%d. %m. %Y %H:%M:%S|%d. %m. %Y %H:%M:%S.%f|%d. %m. %Y %H:%M|%d. %m. %y %H:%M:%S|\
    %d. %m. %y %H:%M:%S.%f|%d. %m. %y %H:%M
    ml:DATE:%Y-%m-%d|%m/%d/%Y|%m/%d/%y
    ms:DATE:%Y-%m-%d|%d/%m/%Y|%d/%m/%y|%d %b %Y|%d %b, %Y|%d %B %Y|%d %B, %Y
    ms:DATETIME:%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|\
    %d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|%d/%m/%y %H:%M
    nb:DATE:%Y-%m-%d|%d.%m.%Y|%d.%m.%y
    nb:DATETIME:%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|\
    %d.%m.%Y %H:%M|%d.%m.%y %H:%M:%S|%d.%m.%y %H:%M:%S.%f|%d.%m.%y %H:%M
    nl:DATE:%d-%m-%Y|%d-%m-%y|%d/%m/%Y|%d/%m/%y|%Y/%m/%d
    nl:TIME:%H:%M:%S|%H:%M:%S.%f|%H.%M:%S|%H.%M:%S.%f|%H.%M|%H:%M
    nl:DATETIME:%d-%m-%Y %H:%M:%S|%d-%m-%y %H:%M:%S|%Y-%m-%d %H:%M:%S|%d/%m/%Y %H:%M:%S|%d/%m/%y %H:%M:%S|\
    %Y/%m/%d %H:%M:%S|%d-%m-%Y %H:%M:%S.%f|%d-%m-%y %H:%M:%S.%f|%Y-%m-%d %H:%M:%S.%f|%d/%m/%Y %H:%M:%S.%f|\
    %d/%m/%y %H:%M:%S.%f|%Y/%m/%d %H:%M:%S.%f|%d-%m-%Y %H.%M:%S|%d-%m-%y %H.%M:%S|%d/%m/%Y %H.%M:%S|\
    %d/%m/%y %H.%M:%S|%d-%m-%Y %H.%M:%S.%f|%d-%m-%y %H.%M:%S.%f|%d/%m/%Y %H.%M:%S.%f|%d/%m/%y %H.%M:%S.%f|\
    %d-%m-%Y %H:%M|%d-%m-%y %H:%M|%Y-%m-%d %H:%M|%d/%m/%Y %H:%M|%d/%m/%y %H:%M|%Y/%m/%d %H:%M|%d-%m-%Y %H.%M|\
    %d-%m-%y %H.%M|%d/%m/%Y %H.%M|%d/%m/%y %H.%M
    nn:DATE:%Y-%m-%d|%d.%m.%Y|%d.%m.%y
    nn:DATETIME:%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|\
    %d.%m.%Y %H:%M|%d.%m.%y %H:%M:%S|%d.%m.%y %H:%M:%S.%f|%d.%m.%y %H:%M
    pl:DATE:%d.%m.%Y|%d.%m.%y|%y-%m-%d
    pl:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M
    pt:DATE:%Y-%m-%d|%d/%m/%Y|%d/%m/%y
    pt:DATETIME:%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S.%f|%Y-%m-%d %H:%M|%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|\
    %d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|%d/%m/%y %H:%M
    pt-br:DATE:%d/%m/%Y|%d/%m/%y
    pt-br:DATETIME:%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|%d/%m/%Y %H:%M|%d/%m/%y %H:%M:%S|%d/%m/%y %H:%M:%S.%f|\
    %d/%m/%y %H:%M
    ro:DATE:%d.%m.%Y|%d.%b.%Y|%d %B %Y|%A, %d %B %Y
    ro:TIME:%H:%M|%H:%M:%S|%H:%M:%S.%f
    ro:DATETIME:%d.%m.%Y, %H:%M|%d.%m.%Y, %H:%M:%S|%d.%B.%Y, %H:%M|%d.%B.%Y, %H:%M:%S
    ru:DATE:%d.%m.%Y|%d.%m.%y
    ru:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M|%d.%m.%y %H:%M:%S|%d.%m.%y %H:%M:%S.%f|\
    %d.%m.%y %H:%M
    sk:DATE:%d.%m.%Y|%d.%m.%y|%y-%m-%d
    sk:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M
    sl:DATE:%d.%m.%Y|%d.%m.%y|%d-%m-%Y|%d. %m. %Y|%d. %m. %y
    sl:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M|%d.%m.%y %H:%M:%S|%d.%m.%y %H:%M:%S.%f|\
    %d.%m.%y %H:%M|%d-%m-%Y %H:%M:%S|%d-%m-%Y %H:%M:%S.%f|%d-%m-%Y %H:%M|%d. %m. %Y %H:%M:%S|%d. %m. %Y %H:%M:%S.%f|\
    %d. %m. %Y %H:%M|%d. %m. %y %H:%M:%S|%d. %m. %y %H:%M:%S.%f|%d. %m. %y %H:%M
    sr:DATE:%d.%m.%Y.|%d.%m.%y.|%d. %m. %Y.|%d. %m. %y.
    sr:DATETIME:%d.%m.%Y. %H:%M:%S|%d.%m.%Y. %H:%M:%S.%f|%d.%m.%Y. %H:%M|%d.%m.%y. %H:%M:%S|%d.%m.%y. %H:%M:%S.%f|\
    %d.%m.%y. %H:%M|%d. %m. %Y. %H:%M:%S|%d. %m. %Y. %H:%M:%S.%f|%d. %m. %Y. %H:%M|%d. %m. %y. %H:%M:%S|\
    %d. %m. %y. %H:%M:%S.%f|%d. %m. %y. %H:%M
    sr-latn:DATE:%d.%m.%Y.|%d.%m.%y.|%d. %m. %Y.|%d. %m. %y.
    sr-latn:DATETIME:%d.%m.%Y. %H:%M:%S|%d.%m.%Y. %H:%M:%S.%f|%d.%m.%Y. %H:%M|%d.%m.%y. %H:%M:%S|\
    %d.%m.%y. %H:%M:%S.%f|%d.%m.%y. %H:%M|%d. %m. %Y. %H:%M:%S|%d. %m. %Y. %H:%M:%S.%f|%d. %m. %Y. %H:%M|\
    %d. %m. %y. %H:%M:%S|%d. %m. %y. %H:%M:%S.%f|%d. %m. %y. %H:%M
    sv:DATE:%Y-%m-%d|%m/%d/%Y|%m/%d/%y
    tg:DATE:%d.%m.%Y|%d.%m.%y
    tg:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M|%d.%m.%Y|%d.%m.%y %H:%M:%S|\
    %d.%m.%y %H:%M:%S.%f|%d.%m.%y %H:%M|%d.%m.%y
    th:DATE:%d/%m/%Y|%d %b %Y|%d %B %Y
    th:DATETIME:%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|%d/%m/%Y %H:%M
    tk:DATE:%d.%m.%Y|%d.%m.%y
    tk:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M|%d.%m.%Y|%d.%m.%y %H:%M:%S|\
    %d.%m.%y %H:%M:%S.%f|%d.%m.%y %H:%M|%d.%m.%y
    tr:DATE:%d/%m/%Y|%d/%m/%y|%y-%m-%d
    tr:DATETIME:%d/%m/%Y %H:%M:%S|%d/%m/%Y %H:%M:%S.%f|%d/%m/%Y %H:%M
    uk:DATE:%d.%m.%Y|%d %B %Y
    uk:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M|%d %B %Y %H:%M:%S|%d %B %Y %H:%M:%S.%f|\
    %d %B %Y %H:%M
    uz:DATE:%d.%m.%Y|%d-%B, %Y-yil
    uz:DATETIME:%d.%m.%Y %H:%M:%S|%d.%m.%Y %H:%M:%S.%f|%d.%m.%Y %H:%M|%d-%B, %Y-yil %H:%M:%S|\
    %d-%B, %Y-yil %H:%M:%S.%f|%d-%B, %Y-yil %H:%M
    zh-hans:DATE:%Y/%m/%d|%Y-%m-%d|%Y年%n月%j日
    zh-hans:TIME:%H:%M|%H:%M:%S|%H:%M:%S.%f
    zh-hans:DATETIME:%Y/%m/%d %H:%M|%Y-%m-%d %H:%M|%Y年%n月%j日 %H:%M|%Y/%m/%d %H:%M:%S|%Y-%m-%d %H:%M:%S|\
    %Y年%n月%j日 %H:%M:%S|%Y/%m/%d %H:%M:%S.%f|%Y-%m-%d %H:%M:%S.%f|%Y年%n月%j日 %H:%n:%S.%f
    zh-hant:DATE:%Y/%m/%d|%Y-%m-%d|%Y年%n月%j日
    zh-hant:TIME:%H:%M|%H:%M:%S|%H:%M:%S.%f
    zh-hant:DATETIME:%Y/%m/%d %H:%M|%Y-%m-%d %H:%M|%Y年%n月%j日 %H:%M|%Y/%m/%d %H:%M:%S|%Y-%m-%d %H:%M:%S|\
    %Y年%n月%j日 %H:%M:%S|%Y/%m/%d %H:%M:%S.%f|%Y-%m-%d %H:%M:%S.%f|%Y年%n月%j日 %H:%n:%S.%f
    """
}
