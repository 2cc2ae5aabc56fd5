/// A value that a template can show, test and loop over.
public enum TemplateValue: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  /// Text that autoescaping escapes.
  case string(String)
  /// Text that is HTML already: autoescaping leaves it as it is.
  case safe(String)
  case array([TemplateValue])
  case dictionary(TemplateDictionary)
  indirect case date(TemplateDate)
  indirect case object(any TemplateObject)
  /// A number that neither `int` nor `double` holds: a decimal, or an integer beyond 64 bits.
  indirect case decimal(DecimalNumber)
  /// A length of time.
  indirect case duration(TemplateDuration)
  /// A sequence that isn't a list: a tuple, a set, a range or bytes.
  indirect case sequence(TemplateSequence)
  /// A dictionary with keys of any kind, or with several values a key.
  indirect case mapping(TemplateMapping)
  /// A value that is worked out when a template first asks for it.
  case lazy(LazyValue)
}

/// A template's variables, by name.
public typealias Values = [String: TemplateValue]

/// A value whose members are looked up by name, without reflection.
public protocol TemplateObject: Sendable {
  /// The member that `{{ object.name }}` names, or nil where there is none.
  func member(_ name: String) -> TemplateValue?

  /// The text of `{{ object }}`.
  var templateText: String { get }

  /// The elements for `{% for item in object %}`, or nil where the object isn't a collection.
  var templateElements: [TemplateValue]? { get }

  /// The HTML that `{{ object }}` writes as it is; nil where the object has text alone (Python's `__html__`).
  func templateMarkup() throws -> String?
}

extension TemplateObject {
  /// The type's name: an object shows no members of its own accord.
  public var templateText: String { String(describing: Self.self) }

  /// None: an object isn't a collection by default.
  public var templateElements: [TemplateValue]? { nil }

  /// None: an object has text by default.
  public func templateMarkup() throws -> String? { nil }
}
