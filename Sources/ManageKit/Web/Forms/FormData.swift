import ManageGroundwork

/// The fields that a form sent: by name, in the order in which they came.
public struct FormData: Sendable {
  /// Django's `DATA_UPLOAD_MAX_NUMBER_FIELDS`.
  static let maximumFields = 1000

  private var values: [String: [String]] = [:]
  /// The fields' names, in the order in which they came.
  public private(set) var names: [String] = []

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

  mutating func append(_ value: String, to name: String) {
    if values[name] == nil { names.append(name) }
    values[name, default: []].append(value)
  }

  /// The value of a field; the last one if there are several, as in Django.
  public subscript(name: String) -> String? {
    values[name]?.last
  }

  /// All values of a field.
  public func all(_ name: String) -> [String] {
    values[name] ?? []
  }

  private static func decode(_ bytes: some Collection<UInt8>) -> String? {
    String(validating: PercentEncoding.decode(bytes, plusIsSpace: true), as: UTF8.self)
  }
}
