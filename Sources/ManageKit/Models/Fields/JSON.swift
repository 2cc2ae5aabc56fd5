import Foundation
public import ManageTemplateEngine

/// Any Codable value as a column of JSON: `jsonb` on PostgreSQL, `text` on SQLite.
///
///     public var settings = JSON(Settings())
@dynamicMemberLookup
public struct JSON<Value: Codable & Sendable & Equatable>: Sendable, Equatable {
  /// The column's type.
  public var value: Value

  /// Keeps `value` as JSON.
  public init(_ value: Value) {
    self.value = value
  }

  /// A member of the value.
  public subscript<Member>(dynamicMember member: WritableKeyPath<Value, Member>) -> Member {
    get { value[keyPath: member] }
    set { value[keyPath: member] = newValue }
  }
}

extension JSON: Hashable where Value: Hashable {}

extension JSON: FieldValue {
  public static var columnType: ColumnType { .json }

  /// The JSON text with sorted keys. What can't be JSON, which has neither NaN nor infinity, is a NaN itself, that no
  /// statement takes: it would be lost without a word as a null.
  public var databaseValue: DatabaseValue {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return .double(.nan) }
    return .text(String(decoding: data, as: UTF8.self))
  }

  /// Reads JSON text.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> JSON? {
    guard case .text(let text) = value else { return nil }
    return (try? JSONDecoder().decode(Value.self, from: Data(text.utf8))).map(JSON.init)
  }

  /// The JSON as a template's dictionaries, lists and numbers.
  public var templateValue: TemplateValue {
    guard case .text(let text) = databaseValue,
      let decoded = try? JSONDecoder().decode(DecodedTemplateValue.self, from: Data(text.utf8))
    else { return .null }
    return decoded.value
  }
}

private struct DecodedTemplateValue: Decodable {
  let value: TemplateValue

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    value =
      if container.decodeNil() {
        .null
      } else if let bool = try? container.decode(Bool.self) {
        .bool(bool)
      } else if let integer = try? container.decode(Int.self) {
        .int(integer)
      } else if let double = try? container.decode(Double.self) {
        .double(double)
      } else if let string = try? container.decode(String.self) {
        .string(string)
      } else if let array = try? container.decode([DecodedTemplateValue].self) {
        .array(array.map(\.value))
      } else {
        try container.decode([String: DecodedTemplateValue].self).mapValues(\.value).templateValue
      }
  }
}
