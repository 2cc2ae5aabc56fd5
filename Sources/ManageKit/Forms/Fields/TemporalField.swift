public import Foundation
import ManageGroundwork
public import ManageTemplateEngine

/// A day, as `2026-11-23` or in the formats of the reader's language.
public struct DateField: FormField {
  public typealias Value = CalendarDate

  public var options = FieldOptions()
  /// The formats in which it may be typed, as Python's `strptime` has them; nil for those of the language.
  public var inputFormats: [String]?

  /// A day in these formats.
  public init(inputFormats: [String]? = nil) { self.inputFormats = inputFormats }

  public var defaultWidget: any Widget { TemporalInput(.date) }
  public var messages: [String: TranslatableText] { ["invalid": "Enter a valid date."] }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    guard !raw.isEmptyValue else { return .null }
    if case .date(let date) = raw { return .date(date.only(.date)) }
    guard let date = raw.date(.date, inputFormats ?? locale.inputFormats(.date)) else { throw mistake("invalid") }
    return .date(date)
  }

  public func value(of cleaned: TemplateValue) -> CalendarDate? {
    guard case .date(let date) = cleaned else { return nil }
    return CalendarDate(year: date.parts.year, month: date.parts.month, day: date.parts.day)
  }
}

/// A time of day, as `14:30` or in the formats of the reader's language.
public struct TimeField: FormField {
  public typealias Value = TimeOfDay

  public var options = FieldOptions()
  /// The formats in which it may be typed, as Python's `strptime` has them; nil for those of the language.
  public var inputFormats: [String]?

  /// A time in these formats.
  public init(inputFormats: [String]? = nil) { self.inputFormats = inputFormats }

  public var defaultWidget: any Widget { TemporalInput(.time) }
  public var messages: [String: TranslatableText] { ["invalid": "Enter a valid time."] }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    guard !raw.isEmptyValue else { return .null }
    if case .date = raw { return raw }
    guard let time = raw.date(.time, inputFormats ?? locale.inputFormats(.time)) else { throw mistake("invalid") }
    return .date(time)
  }

  public func value(of cleaned: TemplateValue) -> TimeOfDay? {
    guard case .date(let date) = cleaned else { return nil }
    let parts = date.parts
    return TimeOfDay(hour: parts.hour, minute: parts.minute, second: parts.second, microsecond: parts.microsecond)
  }
}

/// A day and a time in the reader's zone: ISO 8601, or in the formats of the reader's language.
public struct DateTimeField: FormField {
  public typealias Value = Date

  public var options = FieldOptions()
  /// The formats in which it may be typed, as Python's `strptime` has them; nil for those of the language.
  public var inputFormats: [String]?

  /// A day and a time in these formats.
  public init(inputFormats: [String]? = nil) { self.inputFormats = inputFormats }

  public var defaultWidget: any Widget { TemporalInput(.dateTime) }
  public var messages: [String: TranslatableText] { ["invalid": "Enter a valid date/time."] }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    guard !raw.isEmptyValue else { return .null }
    if case .date(var date) = raw {
      if date.kind == .date { date.kind = .dateTime }
      return .date(try locale.instant(of: date))
    }
    return .date(try locale.instant(of: try read(raw, locale)))
  }

  private func read(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateDate {
    let text = raw.text.trimmingPythonWhitespace()
    guard text.utf8.count <= 256 else { throw mistake("invalid") }
    do { if let date = try DateReader.dateTime(text) { return date } } catch { throw mistake("invalid") }
    let formats = inputFormats ?? locale.inputFormats(.dateTime) + locale.inputFormats(.date)
    guard let date = raw.date(.dateTime, formats) else { throw mistake("invalid") }
    return date
  }

  public func prepared(_ value: TemplateValue, _ locale: FormLocale) -> TemplateValue {
    if case .date(let date) = value { .date(locale.clock(of: date)) } else { value }
  }

  public func value(of cleaned: TemplateValue) -> Date? {
    if case .date(let date) = cleaned { date.instant } else { nil }
  }
}

extension TemplateValue {
  /// The value of a text in the first of these formats that it has; nil where it has none.
  fileprivate func date(_ kind: TemplateDate.Kind, _ formats: [String]) -> TemplateDate? {
    let text = text.trimmingPythonWhitespace()
    for format in formats {
      if let date = InputFormat(format).parse(text)?.value(kind) { return date }
    }
    return nil
  }
}
