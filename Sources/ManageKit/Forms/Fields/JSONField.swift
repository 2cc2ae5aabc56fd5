import ManageGroundwork
public import ManageTemplateEngine

/// A JSON value, typed as text.
public struct JSONField: TextField {
  public typealias Value = JSONValue

  public var options = FieldOptions()
  public var text: TextOptions

  /// Any JSON value; a list of the greatest length, or a text.
  public init(minimumLength: Int? = nil, maximumLength: Int? = nil) {
    text = TextOptions(minimumLength: minimumLength, maximumLength: maximumLength)
  }

  public var defaultWidget: any Widget { Textarea() }
  public var messages: [String: TranslatableText] { ["invalid": "Enter a valid JSON."] }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    guard !options.isDisabled else { return raw }
    guard !raw.isEmptyValue else { return .null }
    guard case .string(let text) = raw else { return raw }
    guard let value = try? JSONValue(parsing: text) else { throw mistake("invalid", ["value": text]) }
    return TemplateValue(value)
  }

  public func bound(_ raw: TemplateValue, initial: TemplateValue) -> TemplateValue {
    guard !options.isDisabled else { return initial }
    guard case .string(let text) = raw else { return raw }
    return (try? JSONValue(parsing: text)).map { TemplateValue($0) } ?? .object(BrokenJSON(templateText: text))
  }

  public func prepared(_ value: TemplateValue, _ locale: FormLocale) -> TemplateValue {
    if case .object(let broken as BrokenJSON) = value { return .string(broken.templateText) }
    return .string(value.json(sortsKeys: false))
  }

  public func hasChanged(from initial: TemplateValue, to raw: TemplateValue, _ locale: FormLocale) -> Bool {
    guard !options.isDisabled else { return false }
    guard let value = try? converted(raw, locale), !value.differs(from: initial) else { return true }
    return value.json(sortsKeys: true) != initial.json(sortsKeys: true)
  }

  public func value(of cleaned: TemplateValue) -> JSONValue? {
    cleaned.isNull ? nil : try? JSONValue(parsing: cleaned.json(sortsKeys: false))
  }
}

/// A text that isn't JSON, shown as it was typed.
private struct BrokenJSON: TemplateObject {
  let templateText: String

  func member(_ name: String) -> TemplateValue? { nil }
}

extension TemplateValue {
  /// A JSON value as a template sees it.
  fileprivate init(_ json: JSONValue) {
    switch json {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .double(let value): self = .double(value)
    case .string(let value): self = .string(value)
    case .array(let elements): self = .array(elements.map { TemplateValue($0) })
    case .object(let object): self = .dictionary(TemplateDictionary(object.map { ($0.key, TemplateValue($0.value)) }))
    }
  }

  /// The value as Python's `json.dumps(ensure_ascii=False)` writes it.
  fileprivate func json(sortsKeys: Bool) -> String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .string(let text), .safe(let text): return text.plainJSON
    case .double(let value) where value.isNaN: return "NaN"
    case .double(let value) where value.isInfinite: return value < 0 ? "-Infinity" : "Infinity"
    case .array(let elements): return "[" + elements.map { $0.json(sortsKeys: sortsKeys) }.joined(separator: ", ") + "]"
    case .dictionary(let dictionary):
      let pairs = sortsKeys ? dictionary.pairs.sorted { $0.key < $1.key } : dictionary.pairs
      let members = pairs.map { "\($0.key.plainJSON): \($0.value.json(sortsKeys: sortsKeys))" }
      return "{" + members.joined(separator: ", ") + "}"
    default: return text
    }
  }
}

extension String {
  /// The text as JSON with letters of all scripts.
  fileprivate var plainJSON: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20: result += String(scalar).jsonLiteral.dropFirst().dropLast()
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
