public import ManageTemplateEngine

/// A box that is ticked or not; a required one must be ticked.
public struct BooleanField: FormField {
  public typealias Value = Bool

  public var options = FieldOptions()

  /// A box that must be ticked, such as consent; `.optional` for any other.
  public init() {}

  public var defaultWidget: any Widget { CheckboxInput() }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) -> TemplateValue {
    guard case .string(let text) = raw else { return .bool(raw.isTruthy) }
    let isFalse = text.isEmpty || text.utf8.count <= 5 && ["false", "0"].contains(text.lowercased())
    return .bool(!isFalse)
  }

  public func validate(_ value: TemplateValue, _ locale: FormLocale) throws(InvalidValues) {
    if !value.isTruthy, options.isRequired { throw mistake("required") }
  }

  public func hasChanged(from initial: TemplateValue, to raw: TemplateValue, _ locale: FormLocale) -> Bool {
    !options.isDisabled && converted(initial, locale).differs(from: converted(raw, locale))
  }

  public func value(of cleaned: TemplateValue) -> Bool? { if case .bool(let value) = cleaned { value } else { nil } }
}

/// Yes, no or unknown; anything else that is sent counts as unknown.
public struct NullBooleanField: FormField {
  public typealias Value = Bool

  public var options = FieldOptions()

  /// A choice of three; none counts as unknown.
  public init() {}

  public var defaultWidget: any Widget { NullBooleanSelect() }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) -> TemplateValue {
    switch raw {
    case .bool(let value): return .bool(value)
    case .int(let number) where number == 0 || number == 1: return .bool(number == 1)
    case .string(let text) where text.utf8.count <= 5:
      if ["True", "true", "1"].contains(text) { return true }
      return ["False", "false", "0"].contains(text) ? false : .null
    default: return .null
    }
  }

  public func validate(_ value: TemplateValue, _ locale: FormLocale) {}

  public func hasChanged(from initial: TemplateValue, to raw: TemplateValue, _ locale: FormLocale) -> Bool {
    !options.isDisabled && (try? converted(initial, locale).equals(converted(raw, locale))) != true
  }

  public func value(of cleaned: TemplateValue) -> Bool? { if case .bool(let value) = cleaned { value } else { nil } }
}
