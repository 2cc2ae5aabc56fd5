import Foundation
import ManagePostgresClient

extension PostgresValue {
  /// Other values are sent as text without a type, which the server infers.
  init(_ value: DatabaseValue) {
    self =
      switch value {
      case .null: .null
      case .bool(let bool): .bool(bool)
      case .integer(let integer): .int64(integer)
      case .double(let double): .double(double)
      case .text(let text): .text(text)
      case .blob(let data): .bytes([UInt8](data))
      case .timestamp(let date): .timestamp(date)
      case .date(let date): .text(date.description)
      case .decimal(let decimal): .text(decimal.description)
      case .uuid(let uuid): .text(uuid.uuidString)
      }
  }
}

extension DatabaseValue {
  init(_ value: PostgresValue) {
    self =
      switch value {
      case .null: .null
      case .bool(let bool): .bool(bool)
      case .int64(let integer): .integer(integer)
      case .double(let double): .double(double)
      case .text(let text): .text(text)
      case .bytes(let bytes): .blob(Data(bytes))
      case .timestamp(let date): .timestamp(date)
      }
  }
}
