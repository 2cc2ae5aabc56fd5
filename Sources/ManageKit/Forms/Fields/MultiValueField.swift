public import Foundation
import ManageGroundwork
public import ManageTemplateEngine

/// A value that is put together of several fields' values.
public protocol MultiValueField: FormField {
  /// The fields of the parts.
  var fields: [any FormField] { get }

  /// The value of the parts' cleaned values; of none where the field was left empty.
  func compressed(_ parts: [TemplateValue], _ locale: FormLocale) throws(InvalidValues) -> TemplateValue

  /// The parts of a value.
  func decompressed(_ value: TemplateValue, _ locale: FormLocale) -> [TemplateValue]
}

extension MultiValueField {
  public func converted(_ raw: TemplateValue, _ locale: FormLocale) -> TemplateValue { raw }

  public func clean(
    _ raw: TemplateValue, initial: TemplateValue, _ locale: FormLocale
  ) throws(InvalidValues) -> TemplateValue {
    var raw = raw
    if options.isDisabled, raw.listElements == nil { raw = .array(decompressed(raw, locale)) }
    guard let values = raw.isTruthy ? raw.listElements : [] else { throw mistake("invalid") }
    guard values.contains(where: { !$0.isEmptyValue }) else {
      if options.isRequired { throw mistake("required") }
      return try compressed([], locale)
    }
    let value = try compressed(try cleanedParts(values, locale), locale)
    try check(value)
    return value
  }

  private func cleanedParts(
    _ values: [TemplateValue], _ locale: FormLocale
  ) throws(InvalidValues) -> [TemplateValue] {
    var parts: [TemplateValue] = []
    var mistakes: [InvalidValue] = []
    for (index, field) in fields.enumerated() {
      let value = values.indices.contains(index) ? values[index] : .null
      if value.isEmptyValue, options.isRequired { throw mistake("required") }
      do throws(InvalidValues) { parts.append(try field.optionalPart.clean(value, initial: .null, locale)) } catch {
        mistakes += error.list.filter { !mistakes.contains($0) }
      }
    }
    if !mistakes.isEmpty { throw InvalidValues(mistakes) }
    return parts
  }

  public func hasChanged(from initial: TemplateValue, to raw: TemplateValue, _ locale: FormLocale) -> Bool {
    guard !options.isDisabled else { return false }
    let new = raw.listElements ?? []
    let empty = new.map { _ in TemplateValue.string("") }
    let old = initial.isNull ? empty : initial.listElements ?? decompressed(initial, locale)
    return zip(fields, zip(old, new)).contains { field, pair in
      guard let value = try? field.optionalPart.converted(pair.0, locale) else { return true }
      return field.hasChanged(from: value, to: pair.1, locale)
    }
  }
}

/// A day and a time, each with an input of its own.
public struct SplitDateTimeField: MultiValueField {
  public typealias Value = Date

  public var options = FieldOptions()
  private let dateFormats, timeFormats: [String]?

  /// A day and a time in these formats, as Python's `strptime` has them; nil for those of the language.
  public init(dateFormats: [String]? = nil, timeFormats: [String]? = nil) {
    self.dateFormats = dateFormats
    self.timeFormats = timeFormats
  }

  public var defaultWidget: any Widget { MultiWidget.splitDateTime() }
  public var hiddenWidget: any Widget { MultiWidget.splitDateTime(isHidden: true) }

  public var messages: [String: TranslatableText] {
    [
      "invalid": "Enter a list of values.", "invalid_date": "Enter a valid date.",
      "invalid_time": "Enter a valid time.",
    ]
  }

  public var fields: [any FormField] {
    var date = DateField(inputFormats: dateFormats)
    var time = TimeField(inputFormats: timeFormats)
    date.options.messages["invalid"] = options.messages["invalid_date"]
    time.options.messages["invalid"] = options.messages["invalid_time"]
    return [date, time]
  }

  public func compressed(_ parts: [TemplateValue], _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    guard !parts.isEmpty else { return .null }
    guard case .date(let day)? = parts.first else { throw mistake("invalid_date") }
    guard case .date(let time)? = parts.last, parts.count == 2 else { throw mistake("invalid_time") }
    let dayLength = 86_400_000_000
    let days = day.parts.wallMicroseconds.flooredQuotientAndRemainder(dividingBy: dayLength).quotient
    let clock = time.parts.wallMicroseconds.flooredQuotientAndRemainder(dividingBy: dayLength).remainder
    return .date(try locale.instant(of: TemplateDate(.dateTime, days: days, microseconds: clock)))
  }

  public func decompressed(_ value: TemplateValue, _ locale: FormLocale) -> [TemplateValue] {
    MultiWidget.splitParts(of: value, locale)
  }

  public func value(of cleaned: TemplateValue) -> Date? {
    if case .date(let date) = cleaned { date.instant } else { nil }
  }
}
