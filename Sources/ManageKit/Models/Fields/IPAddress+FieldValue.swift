public import ManageGroundwork
public import ManageTemplateEngine

extension IPAddress: FieldValue {
  public static var columnType: ColumnType { .ipAddress }

  public var databaseValue: DatabaseValue { .text(description) }

  /// Reads an address; PostgreSQL's `/32` of a host is dropped.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> IPAddress? {
    guard case .text(let text) = value else { return nil }
    let parts = text.split(separator: "/", maxSplits: 1)
    guard let address = parts.first.flatMap({ IPAddress(String($0)) }) else { return nil }
    return parts.count == 1 || parts[1] == (address.isIPv6 ? "128" : "32") ? address : nil
  }

  public var templateValue: TemplateValue { .string(description) }
}
