/// The effect on a row of deleting the row that it references: Django's `on_delete`.
///
/// The library follows the rules within the transaction that deletes, unless the model leaves it to the database.
public enum DeleteRule: String, Sendable, Hashable, CaseIterable {
  /// The row is deleted too.
  case cascade
  /// The deletion is refused.
  case protect
  /// The deletion is refused, unless the row goes too by another reference's cascade.
  case restrict
  /// The reference becomes null.
  case setNull
  /// The reference becomes the property's default.
  case setDefault
  /// Nothing: the database refuses, if it has a foreign key.
  case doNothing
}
