/// A statement and the values of its placeholders.
public struct PostgresStatement: Sendable {
  /// The text, with `$1`, `$2`, … for the values.
  public let sql: String
  /// The values, in the order of the placeholders.
  public let parameters: [PostgresValue]

  /// A statement without values needs none.
  public init(_ sql: String, _ parameters: [PostgresValue] = []) {
    self.sql = sql
    self.parameters = parameters
  }
}
