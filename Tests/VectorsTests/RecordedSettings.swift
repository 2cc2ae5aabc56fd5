import Foundation
import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

extension VectorRecord {
  /// The settings that were different.
  var settings: JSONObject { self["settings"].object ?? JSONObject() }

  /// Django's `TIME_ZONE`.
  var zone: TimeZone {
    RecordedValues.zone(settings["TIME_ZONE"]?.string ?? "America/Chicago") ?? .gmt
  }

  /// The engine's options for the record's settings.
  var options: Options {
    var options = Options(
      autoescape: self["autoescape"].bool ?? true, stringIfInvalid: string("string_if_invalid"),
      timeZone: zone,
      usesTimeZones: self["use_tz"].bool ?? settings["USE_TZ"]?.bool ?? false,
      debug: settings["DEBUG"]?.bool ?? false)
    options.urlizeAssumesHTTPS = settings["URLIZE_ASSUME_HTTPS"]?.bool ?? false
    options.usesThousandSeparator = settings["USE_THOUSAND_SEPARATOR"]?.bool ?? false
    options.localizes = self["use_l10n"].bool ?? true
    options.staticPrefix = settings["STATIC_URL"]?.string ?? "/static/"
    options.mediaPrefix = settings["MEDIA_URL"]?.string ?? "/"
    if let language = settings["language"] { options.language = language.string ?? "" }
    options.languages = [("ar", "Arabic"), ("de", "German"), ("en", "English"), ("fr", "French"), ("ko", "Korean")]
    options.plainFormats = formats(options.plainFormats)
    if let now = self["now"].string {
      let instant = Date(timeIntervalSince1970: RecordedValues.wallClock(now))
      options.now = { instant }
    }
    return options
  }

  /// The zone that was active in place of `TIME_ZONE`, by the name that it has.
  var activeZone: TemplateZone? {
    let current = settings["current_timezone"]
    let zone = (current?.object?["tz"]?.string ?? current?.string).flatMap(RecordedValues.zone)
    return zone.map { TemplateZone($0, name: current?.object?["tzname"]?.string) }
  }

  private func formats(_ formats: LanguageFormats) -> LanguageFormats {
    var formats = formats
    formats.decimalSeparator = settings["DECIMAL_SEPARATOR"]?.string ?? formats.decimalSeparator
    formats.thousandSeparator = settings["THOUSAND_SEPARATOR"]?.string ?? formats.thousandSeparator
    formats.grouping = settings["NUMBER_GROUPING"]?.int.map { [$0] } ?? formats.grouping
    for (name, value) in settings where name.hasSuffix("_FORMAT") { formats.dateFormats[name] = value.string }
    return formats
  }
}
