/// A row that is not in the database yet: its model without what the database or the clock makes.
public protocol ModelDraft: Sendable, Equatable {
  /// The model of which it becomes a row.
  associatedtype Table: Model

  /// The values of `Table.schema.insertedColumns`, in that order. Properties marked `@CreatedAt` and `@UpdatedAt` get
  /// `now`.
  func databaseValues(at now: DatabaseValue) -> [DatabaseValue]
}
