import ManageGroundwork
public import ManageTemplateEngine

/// A length of time: `1 02:03:04.5`, or as ISO 8601 and PostgreSQL write it.
public struct DurationField: FormField {
  public typealias Value = Duration

  /// The most days that Python's and Django's lengths of time have.
  private static let mostDays = 999_999_999

  public var options = FieldOptions()

  /// A length of time.
  public init() {}

  public var messages: [String: TranslatableText] {
    [
      "invalid": "Enter a valid duration.",
      "overflow": "The number of days must be between {min_days} and {max_days}.",
    ]
  }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    guard !raw.isEmptyValue else { return .null }
    if case .duration = raw { return raw }
    let text = raw.text
    guard text.utf8.count <= 256, let duration = DurationReader.duration(text) else { throw mistake("invalid") }
    guard duration.microseconds != .max, duration.microseconds != .min else { throw overflow(locale) }
    return .duration(duration)
  }

  /// The text is put together at once, as Django does.
  private func overflow(_ locale: FormLocale) -> InvalidValues {
    let text = locale.text(options.messages["overflow"] ?? messages["overflow"] ?? "")
      .replacing("{min_days}", with: "-\(Self.mostDays)").replacing("{max_days}", with: "\(Self.mostDays)")
    return InvalidValues(InvalidValue(code: "overflow", message: TranslatableText(text)))
  }

  public func prepared(_ value: TemplateValue, _ locale: FormLocale) -> TemplateValue {
    if case .duration(let duration) = value { .string(duration.plainText) } else { value }
  }

  public func value(of cleaned: TemplateValue) -> Duration? {
    if case .duration(let duration) = cleaned { .microseconds(duration.microseconds) } else { nil }
  }
}
