extension TemplateValue: ExpressibleByNilLiteral {
  /// `None`.
  public init(nilLiteral: ()) { self = .null }
}

extension TemplateValue: ExpressibleByBooleanLiteral {
  /// `True` or `False`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension TemplateValue: ExpressibleByIntegerLiteral {
  /// An integer.
  public init(integerLiteral value: Int) { self = .int(value) }
}

extension TemplateValue: ExpressibleByFloatLiteral {
  /// A floating-point number.
  public init(floatLiteral value: Double) { self = .double(value) }
}

extension TemplateValue: ExpressibleByStringLiteral {
  /// Text that autoescaping escapes.
  public init(stringLiteral value: String) { self = .string(value) }
}

extension TemplateValue: ExpressibleByStringInterpolation {}

extension TemplateValue {
  /// A tuple of elements.
  public static func tuple(_ elements: [TemplateValue]) -> TemplateValue {
    .sequence(TemplateSequence(.tuple, elements))
  }
}

extension TemplateValue: ExpressibleByArrayLiteral {
  /// The elements, in order.
  public init(arrayLiteral elements: TemplateValue...) { self = .array(elements) }
}

extension TemplateValue: ExpressibleByDictionaryLiteral {
  /// The values by key, in the order in which they're written.
  public init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self = .dictionary(TemplateDictionary(elements))
  }
}
