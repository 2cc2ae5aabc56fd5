public import ManageTemplateEngine

/// A type whose values are the rows of one table. The macro `@Model` writes everything that it asks for.
///
///     @Model("forum_category")
///     public struct Category {
///       @ID public var id: Int
///       @Field(max: 20) public var name: String
///     }
public protocol Model: Sendable, Equatable, Identifiable, TemplateObject, TemplateValueConvertible
where ID: FieldValue {
  /// The columns as queries see them.
  associatedtype Columns: ModelColumns where Columns.Table == Self

  /// A row that is not in the database yet.
  associatedtype Draft: ModelDraft where Draft.Table == Self

  /// The table, its columns, indexes and constraints.
  static var schema: Schema { get }

  /// Reads one row, whose columns are in the order of ``schema``.
  ///
  /// Throws `DatabaseError` where a column holds what the property can't.
  init(from row: inout RowDecoder) throws

  /// The values of all columns, in the order of ``schema``.
  var databaseValues: [DatabaseValue] { get }

  /// The value of a property by its name in Swift or in snake case, or by its column's; nil where there is none.
  func fieldValue(named name: String) -> (any FieldValue)?

  /// A template's member in addition to the fields, or in place of one. Nil by default.
  func templateMember(_ name: String) -> TemplateValue?
}

extension Model {
  /// Nothing but the fields.
  public func templateMember(_ name: String) -> TemplateValue? { nil }

  /// The value of ``templateMember(_:)``, else the field of that name unless it is secret; `pk` is the key, as in
  /// Django.
  public func member(_ name: String) -> TemplateValue? {
    if let member = templateMember(name) { return member }
    guard !Self.schema.secretNames.contains(name) else { return nil }
    return (fieldValue(named: name) ?? (name == "pk" ? id : nil))?.templateValue
  }

  /// Django's `Post object (1)`.
  public var templateText: String { "\(Self.self) object (\(id))" }

  /// None: a row isn't a list.
  public var templateElements: [TemplateValue]? { nil }

  /// Itself, to ask members of.
  public var templateValue: TemplateValue { .object(self) }
}
