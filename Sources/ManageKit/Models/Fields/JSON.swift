import Foundation
import ManageGroundwork
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
    guard case .text(let text) = databaseValue, let json = try? JSONValue(parsing: text) else { return .null }
    return Self.templateValue(of: json)
  }

  private static func templateValue(of json: JSONValue) -> TemplateValue {
    switch json {
    case .null: .null
    case .bool(let bool): .bool(bool)
    case .int(let int): .int(int)
    case .double(let double): .double(double)
    case .string(let string): .string(string)
    case .array(let array): .array(array.map { templateValue(of: $0) })
    case .object(let object):
      .dictionary(TemplateDictionary(object.map { ($0.key, templateValue(of: $0.value)) }))
    }
  }
}
