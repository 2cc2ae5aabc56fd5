/// A JSON value (RFC 8259) that keeps integers apart from other numbers, and the order of keys.
public enum JSONValue: Sendable, Equatable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A number without fraction and exponent that fits 64 bits.
  case int(Int)
  /// Any other number.
  case double(Double)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object.
  case object(JSONObject)

  /// Parses `text`, which must be one JSON value and nothing else.
  public init(parsing text: String) throws(JSONError) {
    try self.init(parsing: Array(text.utf8))
  }

  /// Parses UTF-8, which must be one JSON value and nothing else.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser(bytes)
    self = try parser.parse()
  }

  /// The value as text, byte for byte as Python's `json.dumps(value, separators=(",", ":"))` writes it.
  ///
  /// A number that isn't finite has no JSON form and becomes `null`.
  public func serialized() -> String {
    var writer = JSONWriter()
    writer.write(self)
    return writer.text
  }
}

extension JSONValue {
  /// The string, if it is one.
  public var string: String? {
    if case .string(let string) = self { string } else { nil }
  }

  /// The integer, if it is one.
  public var int: Int? {
    if case .int(let int) = self { int } else { nil }
  }

  /// The boolean, if it is one.
  public var bool: Bool? {
    if case .bool(let bool) = self { bool } else { nil }
  }

  /// The elements, if it is an array.
  public var array: [JSONValue]? {
    if case .array(let array) = self { array } else { nil }
  }

  /// The members, if it is an object.
  public var object: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }

  /// An integer.
  public init(integerLiteral value: Int) { self = .int(value) }

  /// A boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByFloatLiteral, ExpressibleByNilLiteral {
  /// A number.
  public init(floatLiteral value: Double) { self = .double(value) }

  /// `null`
  public init(nilLiteral: ()) { self = .null }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// An object; the last of equal keys counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    var object = JSONObject()
    for (key, value) in elements {
      object[key] = value
    }
    self = .object(object)
  }
}
