/// The row of another table that a column names.
public struct ReferenceSchema: Sendable {
  /// The model of that table.
  public let target: any Model.Type
  /// The effect of deleting that row.
  public let onDelete: DeleteRule
  /// Whether the database follows the rule (`ON DELETE CASCADE`), not the library.
  public let isEnforcedByDatabase: Bool
  /// The other model's name for the rows that reference it.
  public let relatedName: String?

  /// The other table. Asked late, for a model may reference itself.
  public var table: String { target.schema.table }

  /// The other table's key.
  public var column: ColumnSchema { target.schema.primaryKey }

  /// A reference to a row of `target`, whose key the column holds; the compiler checks that `key` is its type.
  public init<Target: Model>(
    _ target: Target.Type, key: Target.ID.Type, onDelete: DeleteRule, isEnforcedByDatabase: Bool = false,
    relatedName: String? = nil
  ) {
    self.target = target
    self.onDelete = onDelete
    self.isEnforcedByDatabase = isEnforcedByDatabase
    self.relatedName = relatedName
  }
}
