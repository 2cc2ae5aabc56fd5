/// A condition that every row of a table fulfils.
public struct CheckConstraint: Sendable, Hashable {
  /// The name in the database.
  public let name: String
  /// The condition, in SQL that both databases know: `views >= 0`.
  public let condition: String

  /// A condition in SQL: `.check("views >= 0", name: "forum_forumpost_views_check")`
  public static func check(_ condition: String, name: String) -> CheckConstraint {
    CheckConstraint(name: name, condition: condition)
  }
}
