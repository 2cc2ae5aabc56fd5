import ManageGroundwork
public import ManageTemplateEngine

/// Three lists for the year, the month and the day, in the order of the reader's language.
public struct SelectDateWidget: Widget {
  /// The parts of a day.
  private enum Part: String { case year, month, day }

  public var options: WidgetOptions
  private let years: [String]
  private let months: [FormChoice]?
  /// The labels for no year, month and day.
  private let emptyLabels: [TemplateValue]

  /// Lists with these years, and with the months' names unless others are passed.
  ///
  /// `emptyLabels` are those of no year, no month and no day.
  public init(
    years: [Int], months: [FormChoice]? = nil, emptyLabels: (year: String, month: String, day: String)? = nil,
    attributes: TemplateDictionary = TemplateDictionary()
  ) {
    self.years = years.map(String.init)
    self.months = months
    let labels = emptyLabels ?? ("---", "---", "---")
    self.emptyLabels = [.string(labels.year), .string(labels.month), .string(labels.day)]
    options = WidgetOptions(attributes)
  }

  public var template: String { "forms/widgets/select_date.html" }
  public var usesFieldset: Bool { true }

  // MARK: - Showing

  public func context(
    name: String, value: TemplateValue, attributes: TemplateDictionary, _ locale: FormLocale
  ) -> TemplateDictionary {
    var context = standardContext(name: name, value: .null, attributes: attributes)
    let shown = parts(of: value, locale)
    let own = attributes.extended(by: options.attributes.extended(by: attributes))
    let inputs = order(locale).map { part in
      TemplateValue.dictionary(select(part, name: name, chosen: shown[part] ?? .null, own, locale))
    }
    context["subwidgets"] = .array(inputs)
    return context
  }

  private func select(
    _ part: Part, name: String, chosen: TemplateValue, _ attributes: TemplateDictionary, _ locale: FormLocale
  ) -> TemplateDictionary {
    var attributes = attributes
    let name = "\(name)_\(part.rawValue)"
    attributes["id"] = .string("id_" + name)
    return Select(choices(part, locale)).context(name: name, value: chosen, attributes: attributes, locale)
  }

  private func choices(_ part: Part, _ locale: FormLocale) -> [FormChoice] {
    let (label, offered): (TemplateValue, [FormChoice]) =
      switch part {
      case .year: (emptyLabels[0], years.map { .option(.string($0), label: .string($0)) })
      case .month: (emptyLabels[1], months ?? monthNames(locale))
      case .day: (emptyLabels[2], (1...31).map { .option(.int($0), label: .int($0)) })
      }
    return options.isRequired ? offered : [.option(.string(""), label: label)] + offered
  }

  private func monthNames(_ locale: FormLocale) -> [FormChoice] {
    (1...12).map { .option(.int($0), label: .string(locale.monthName($0))) }
  }

  /// The numbers that a value shows; those of an impossible day too.
  private func parts(of value: TemplateValue, _ locale: FormLocale) -> [Part: TemplateValue] {
    switch value {
    case .date(let date) where date.kind != .time: return parts(of: date)
    case .string(let text) where text.utf8.count <= 256:
      if let numbers = Self.numbers(in: text) { return numbers }
      let format = locale.inputFormats(.date).first ?? ""
      return InputFormat(format).parse(text)?.value(.date).map(parts) ?? [:]
    default: return [:]
    }
  }

  private func parts(of date: TemplateDate) -> [Part: TemplateValue] {
    let parts = date.parts
    return [.year: .int(parts.year), .month: .int(parts.month), .day: .int(parts.day)]
  }

  /// The numbers of `2017-0-23`, where a zero is none.
  private static func numbers(in text: String) -> [Part: TemplateValue]? {
    let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
    guard pieces.count == 3, pieces[0].utf8.count == 4 || pieces[0] == "0",
      pieces.dropFirst().allSatisfy({ (1...2).contains($0.utf8.count) }),
      pieces.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    let values = pieces.map { piece in Int(piece).flatMap { $0 == 0 ? nil : TemplateValue.int($0) } ?? .string("") }
    return [.year: values[0], .month: values[1], .day: values[2]]
  }

  /// The parts in the order of the language's date format.
  private func order(_ locale: FormLocale) -> [Part] {
    var parts: [Part] = []
    var isEscaped = false
    for letter in (locale.formats.dateFormats["DATE_FORMAT"] ?? "Y m d").unicodeScalars {
      if isEscaped || letter == "\\" {
        isEscaped = !isEscaped
      } else if "Yy".unicodeScalars.contains(letter) {
        parts.append(.year)
      } else if "bEFMmNn".unicodeScalars.contains(letter) {
        parts.append(.month)
      } else if "dj".unicodeScalars.contains(letter) {
        parts.append(.day)
      }
    }
    return parts
  }

  // MARK: - Reading

  public func value(in input: FormInput, named name: String, _ locale: FormLocale) -> TemplateValue {
    let sent = ["year", "month", "day"].map { input.value(named: "\(name)_\($0)") }
    guard sent.allSatisfy({ !$0.isNull }) else { return input.value(named: name) }
    guard sent.contains(where: { !$0.text.isEmpty }) else { return .null }
    let numbers = sent.map { $0.text.utf8.count <= 16 ? $0.wholeNumber?.integer : nil }
    guard let year = numbers[0], let month = numbers[1], let day = numbers[2],
      let date = CalendarDate(year: year, month: month, day: day)
    else { return .string(sent.map { $0.text.isEmpty ? "0" : $0.text }.joined(separator: "-")) }
    return .string(locale.typed(TemplateDate(.date, days: date.daysSinceEpoch, microseconds: 0)))
  }

  public func labelTarget(_ id: String, _ locale: FormLocale) -> String {
    "\(id)_\((order(locale).first ?? .month).rawValue)"
  }
}
