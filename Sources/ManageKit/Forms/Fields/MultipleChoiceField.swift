public import ManageTemplateEngine

/// Any number of several texts.
public struct MultipleChoiceField: ChoosingField {
  public typealias Value = [String]

  public var options = FieldOptions()
  public var choices: [FormChoice]

  /// Any of these values; a required field asks for at least one.
  public init(_ choices: [FormChoice]) { self.choices = choices }

  public var defaultWidget: any Widget { SelectMultiple() }
  public var hiddenWidget: any Widget { MultipleHiddenInput() }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    try list(raw)
  }

  public func validate(_ value: TemplateValue, _ locale: FormLocale) throws(InvalidValues) {
    try validateList(value)
  }

  public func hasChanged(from initial: TemplateValue, to raw: TemplateValue, _ locale: FormLocale) -> Bool {
    listChanged(from: initial, to: raw)
  }

  public func value(of cleaned: TemplateValue) -> [String]? { cleaned.listElements?.map(\.text) }
}

/// Any number of several values of a Swift type.
public struct TypedMultipleChoiceField<Element: TemplateValueConvertible & Sendable>: ChoosingField {
  public typealias Value = [Element]

  public var options = FieldOptions()
  public var choices: [FormChoice]
  /// The cleaned value of a field that was left empty.
  public var emptyValue: TemplateValue = []
  private let coerce: @Sendable (String) -> Element?

  /// Any of these values, of the type that `coerce` makes of a text; nil refuses it.
  public init(_ choices: [FormChoice], coerce: @escaping @Sendable (String) -> Element?) {
    self.choices = choices
    self.coerce = coerce
  }

  public var defaultWidget: any Widget { SelectMultiple() }
  public var hiddenWidget: any Widget { MultipleHiddenInput() }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    try list(raw)
  }

  public func validate(_ value: TemplateValue, _ locale: FormLocale) throws(InvalidValues) {
    if (try? value.equals(emptyValue)) != true { return try validateList(value) }
    if options.isRequired { throw mistake("required") }
  }

  public func clean(
    _ raw: TemplateValue, initial: TemplateValue, _ locale: FormLocale
  ) throws(InvalidValues) -> TemplateValue {
    let value = try list(raw)
    try validate(value, locale)
    try check(value)
    return try coerced(value)
  }

  private func coerced(_ value: TemplateValue) throws(InvalidValues) -> TemplateValue {
    guard !value.isEmptyValue, (try? value.equals(emptyValue)) != true else { return emptyValue }
    var elements: [TemplateValue] = []
    for element in value.listElements ?? [] {
      guard let result = coerce(element.text) else { throw mistake("invalid_choice", ["value": element.text]) }
      elements.append(result.templateValue)
    }
    return .array(elements)
  }

  public func hasChanged(from initial: TemplateValue, to raw: TemplateValue, _ locale: FormLocale) -> Bool {
    listChanged(from: initial, to: raw)
  }

  public func value(of cleaned: TemplateValue) -> [Element]? { cleaned.listElements?.compactMap { coerce($0.text) } }
}

extension ChoosingField {
  /// The texts of a list.
  fileprivate func list(_ raw: TemplateValue) throws(InvalidValues) -> TemplateValue {
    guard raw.isTruthy else { return [] }
    guard let elements = raw.listElements else { throw mistake("invalid_list") }
    return .array(elements.map { .string($0.text) })
  }

  /// Refuses an empty list of a required field, and the first text that is not offered. Each is looked for once.
  fileprivate func validateList(_ value: TemplateValue) throws(InvalidValues) {
    let elements = value.listElements ?? []
    if elements.isEmpty, options.isRequired { throw mistake("required") }
    var seen: Set<[UInt8]> = []
    for element in elements where seen.insert(Array(element.text.utf8)).inserted { try requireOffered(element) }
  }

  fileprivate func listChanged(from initial: TemplateValue, to raw: TemplateValue) -> Bool {
    guard !options.isDisabled else { return false }
    let (old, new) = (initial.texts, raw.texts)
    return old.count != new.count || Set(old) != Set(new)
  }
}

extension TemplateValue {
  /// The elements' texts as bytes; none for null and an empty text.
  fileprivate var texts: [[UInt8]] {
    (listElements ?? (isEmptyValue ? [] : [self])).map { Array($0.text.utf8) }
  }
}
