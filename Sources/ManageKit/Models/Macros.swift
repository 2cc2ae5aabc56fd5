/// Makes a struct the model of a table.
///
///     @Model("forum_forumpost", name: "post", indexes: [.index("category", "createdAt")])
///     public struct Post {
///       @ID public var id: Int
///       @Field(max: 30) public var title: String
///       @References(User.self, onDelete: .cascade) public var author: User.ID
///       public var isActive = true
///       @CreatedAt public var createdAt: Date
///     }
///
/// Every stored property is a column, named in snake case; computed, static and lazy ones are not. The macro writes the
/// `schema`, the typed `Columns`, the `Draft` of an unsaved row, a memberwise initializer, reading from a row and what
/// a template sees. A member that stands in the struct already is left as it is.
/// - Parameters:
///   - table: The table's name.
///   - name: What one row is called: Django's `verbose_name`.
///   - plural: What several rows are called.
///   - indexes: Indexes over several columns, by the names of properties.
///   - constraints: Conditions that the database checks.
@attached(
  member,
  names: named(schema), named(Columns), named(Draft), named(init), named(databaseValues), named(fieldValue), named(id))
@attached(extension, conformances: Model)
public macro Model(
  _ table: String, name: LocalizedText? = nil, plural: LocalizedText? = nil, indexes: [IndexSchema] = [],
  constraints: [CheckConstraint] = []
) = #externalMacro(module: "ManageMacros", type: "ModelMacro")

/// Makes a property the key of its table.
///
/// The database generates a key of integers, unless `generated` is false; any other key is passed with the draft.
@attached(peer)
public macro ID(generated: Bool = true) = #externalMacro(module: "ManageMacros", type: "FieldMacro")

/// Says more about a column than the property's type does.
/// - Parameters:
///   - max: The greatest number of characters of a text: `varchar(30)`. More is `DatabaseError.valueOutOfRange`.
///   - digits: How many digits a `Decimal` has: `numeric(12, 2)`. More is refused too, not rounded.
///   - places: How many of them stand behind the point.
///   - unique: Whether no two rows may have the same value.
///   - index: Whether the column has an index.
///   - column: The column's name, where it isn't the property's in snake case.
///   - label: What people call the field; its name in words by default.
///   - help: The text that people read next to its label.
///   - choices: The only values that people may choose from, each with its label; those of an enum with all its cases
///     (`CaseIterable`) by default.
///   - validators: Further rules for a value that people enter.
///   - secret: Whether nobody may see the field: no template, no fixture and no API shows it. A `Secret` always is.
///   - default: The `DEFAULT` of the column, and of the draft if the property has no value of its own.
@attached(peer)
public macro Field(
  max: Int? = nil, digits: Int? = nil, places: Int? = nil, unique: Bool = false, index: Bool = false,
  column: String? = nil, label: LocalizedText? = nil, help: LocalizedText? = nil,
  choices: KeyValuePairs<any FieldValue, LocalizedText> = [:], validators: [FieldValidator] = [], secret: Bool = false,
  default: (any FieldValue)? = nil
) = #externalMacro(module: "ManageMacros", type: "FieldMacro")

/// Makes a property the reference to a row of another model, or of its own: `author` is the column `author_id`.
///
/// Two references and `.unique` over both make the join table of a many-to-many relation.
/// - Parameters:
///   - target: The other model; the property has the type of its `ID`, or an optional of that.
///   - column: The column's name.
///   - onDelete: What happens when the other row is deleted.
///   - database: Whether the database sees to that, not the library.
///   - relatedName: The other model's name for the rows that reference it.
///   - unique: Whether at most one row may reference the same: Django's OneToOneField.
///   - index: Whether the column has an index.
///   - label: What people call the field; its name in words by default.
///   - help: The text that people read next to its label.
@attached(peer)
public macro References<Target: Model>(
  _ target: Target.Type, column: String? = nil, onDelete: DeleteRule, database: Bool = false,
  relatedName: String? = nil, unique: Bool = false, index: Bool = true, label: LocalizedText? = nil,
  help: LocalizedText? = nil
) = #externalMacro(module: "ManageMacros", type: "FieldMacro")

/// Makes a property the time of its row's insert: Django's `auto_now_add`.
@attached(peer)
public macro CreatedAt() = #externalMacro(module: "ManageMacros", type: "FieldMacro")

/// Makes a property the time of its row's insert or last update: Django's `auto_now`.
@attached(peer)
public macro UpdatedAt() = #externalMacro(module: "ManageMacros", type: "FieldMacro")
