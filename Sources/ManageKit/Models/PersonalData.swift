import Foundation
package import ManageGroundwork

/// The rows of a model that belong to a user, for the export of one's own data.
///
///     App("forum", models: [Post.self], personalData: [PersonalData(Post.self) { $0.author == $1 }])
public struct PersonalData: Sendable {
  /// The table.
  package let table: String
  private let rows: @Sendable (Int, Database) async throws -> [JSONValue]

  /// The rows of a model for which the condition holds; it is passed the columns and the user's key. Secret columns are
  /// left out.
  public init<Table: Model>(
    _ model: Table.Type, where condition: @escaping @Sendable (Table.Columns, Int) -> SQLExpression<Bool>
  ) {
    table = Table.schema.table
    rows = { user, database in
      let rows = try await Table.filter { condition($0, user) }.order { $0.primaryKey.ascending }.fetch(from: database)
      return rows.map { .object($0.personalData) }
    }
  }

  /// The rows of a user, by their columns' names.
  package func rows(ofUser id: Int, from database: Database) async throws -> [JSONValue] {
    try await rows(id, database)
  }
}

extension Model {
  /// The values of all columns that aren't secret, by the columns' names.
  var personalData: JSONObject {
    var object = JSONObject()
    for (column, value) in zip(Self.schema.columns, databaseValues) where !column.isSecret {
      object[column.name] = value.json
    }
    return object
  }
}

extension DatabaseValue {
  /// The value in JSON: instants and days as ISO 8601 writes them, exact numbers as text, bytes in Base64.
  fileprivate var json: JSONValue {
    switch self {
    case .null: .null
    case .bool(let value): .bool(value)
    case .integer(let value): .int(Int(value))
    case .double(let value): .double(value)
    case .text(let value): .string(value)
    case .blob(let value): .string(value.base64EncodedString())
    case .timestamp(let value): .string(value.formatted(.iso8601))
    case .date(let value): .string(value.description)
    case .decimal(let value): .string("\(value)")
    case .uuid(let value): .string(value.uuidString.lowercased())
    }
  }
}
