public import Foundation
import ManageGroundwork
public import ManageTemplateEngine

extension Bool: FieldValue {
  public static var columnType: ColumnType { .boolean }
}

extension Int: FieldValue {
  /// `integer`, as Django's IntegerField: PostgreSQL refuses more than 32 bits. `Int64` is a `bigint`.
  public static var columnType: ColumnType { .integer }
}

extension Int16: FieldValue {
  public static var columnType: ColumnType { .smallInteger }

  public var templateValue: TemplateValue { .int(Int(self)) }
}

extension Int32: FieldValue {
  public static var columnType: ColumnType { .integer }

  public var templateValue: TemplateValue { .int(Int(self)) }
}

extension Int64: FieldValue {
  public static var columnType: ColumnType { .bigInteger }

  public var templateValue: TemplateValue { .int(Int(self)) }
}

extension Double: FieldValue {
  public static var columnType: ColumnType { .double }
}

extension Decimal: FieldValue {
  public static var columnType: ColumnType { .decimal() }
}

extension String: FieldValue {
  /// `text`; `varchar` with `@Field(max:)`.
  public static var columnType: ColumnType { .text }
}

extension Data: FieldValue {
  public static var columnType: ColumnType { .binary }

  /// How many bytes it has.
  public var templateValue: TemplateValue { .string("\(count) bytes") }
}

extension Date: FieldValue {
  public static var columnType: ColumnType { .timestamp }
}

extension CalendarDate: FieldValue {
  public static var columnType: ColumnType { .date }

  /// A day without a time.
  public var templateValue: TemplateValue {
    let days = CivilDay(year: year, month: month, day: day).daysSinceEpoch
    return .date(TemplateDate(Date(timeIntervalSince1970: Double(days) * 86_400), kind: .date))
  }
}

extension UUID: FieldValue {
  public static var columnType: ColumnType { .uuid }
}
