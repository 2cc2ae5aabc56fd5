public import ManageGroundwork
public import ManageTemplateEngine

/// The fields that a form sent, or the parameters of a query: by name, in the order in which they came.
public struct FormData: Sendable {
  /// Django's `DATA_UPLOAD_MAX_NUMBER_FIELDS`.
  static let maximumFields = 1000

  /// The values by the bytes of their names.
  private var values: [[UInt8]: [ClientText]] = [:]
  /// The fields' names, in the order in which they came.
  public private(set) var names: [ClientText] = []

  /// A form without fields.
  public init() {}

  /// Reads `application/x-www-form-urlencoded` (WHATWG URL, section 5.1); nil where a name or a value is not UTF-8, or
  /// there are more than 1,000 fields.
  init?(urlEncoded bytes: some Collection<UInt8>) {
    let pairs = bytes.split(separator: UInt8(ascii: "&"))
    guard pairs.count <= Self.maximumFields else { return nil }
    for pair in pairs {
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      guard let name = Self.decode(pair[..<equals]), let value = Self.decode(pair[equals...].dropFirst()) else {
        return nil
      }
      append(value, to: name)
    }
  }

  mutating func append(_ value: ClientText, to name: ClientText) {
    let key = Array(name.utf8)
    if values[key] == nil { names.append(name) }
    values[key, default: []].append(value)
  }

  /// The value of a field; the last one if there are several, as in Django.
  public subscript(name: String) -> ClientText? {
    values[Array(name.utf8)]?.last
  }

  /// All values of a field.
  public func all(_ name: String) -> [ClientText] {
    values[Array(name.utf8)] ?? []
  }

  private static func decode(_ bytes: some Collection<UInt8>) -> ClientText? {
    ClientText(validating: PercentEncoding.decode(bytes, plusIsSpace: true))
  }
}

extension FormData: TemplateValueConvertible {
  /// Django's `QueryDict`: `{{ request.GET.page }}` is the last of the values of `page`.
  public var templateValue: TemplateValue {
    .mapping(
      TemplateMapping(
        query: names.map { name in
          (key: name.unboundedString, values: (values[Array(name.utf8)] ?? []).map(\.unboundedString))
        }))
  }
}
