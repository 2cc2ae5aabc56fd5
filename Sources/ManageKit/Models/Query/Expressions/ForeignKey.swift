/// A column that names a row of another table, and the way to that table's columns.
///
///     Post.filter { $0.author == 7 }                  // "post"."author_id" = $1
///     Post.filter { $0.author.username == "minsu" }   // JOIN "user" AS "author" ON "author"."id" = "post"."author_id"
///
/// Beyond a reference that may be null (`LEFT JOIN`), every column may be null too, and is optional. A column whose
/// name an expression has for itself, such as `count` or `max`, is `$0.author[\.count]`.
@dynamicMemberLookup
public struct ForeignKey<Target: Model, Value: FieldValue>: SQLExpressible {
  // Named so that no column of the target is hidden by them.
  let columnName: String
  let columnTable: TableReference

  /// The column `name` of `table`, which holds a key of `Target`.
  public init(_ name: String, in table: TableReference) {
    columnName = name
    columnTable = table
  }

  /// `"post"."author_id"`
  public var expression: SQLExpression<Value> {
    SQLExpression { [columnName, columnTable] in $0.column(columnName, of: columnTable) }
  }

  /// The table that it leads to.
  var targetReference: TableReference {
    let schema = Target.schema
    return columnTable.following(
      TableReference.Step(
        column: columnName, isNullable: Value.isNullable, table: schema.table, key: schema.primaryKey.name))
  }

  private var targetColumns: Target.Columns { Target.Columns(targetReference) }
}

extension ForeignKey where Value == Target.ID {
  /// A column of the row that it names.
  public subscript<V>(dynamicMember column: KeyPath<Target.Columns, Column<V>>) -> Column<V> { self[column] }

  /// A reference of the row that it names.
  public subscript<T, V>(dynamicMember reference: KeyPath<Target.Columns, ForeignKey<T, V>>) -> ForeignKey<T, V> {
    self[reference]
  }

  /// A column of the row that it names, whatever it is called: `$0.author[\.count]`
  public subscript<V>(column: KeyPath<Target.Columns, Column<V>>) -> Column<V> {
    targetColumns[keyPath: column]
  }

  /// A reference of the row that it names, whatever it is called.
  public subscript<T, V>(reference: KeyPath<Target.Columns, ForeignKey<T, V>>) -> ForeignKey<T, V> {
    targetColumns[keyPath: reference]
  }
}

extension ForeignKey where Value == Target.ID? {
  /// A column of the row that it names, or null.
  public subscript<V>(dynamicMember column: KeyPath<Target.Columns, Column<V>>) -> Column<V?> { self[column] }

  /// A column of the row that it names, or null.
  public subscript<V>(dynamicMember column: KeyPath<Target.Columns, Column<V?>>) -> Column<V?> { self[column] }

  /// A reference of the row that it names, or null.
  public subscript<T>(dynamicMember reference: KeyPath<Target.Columns, ForeignKey<T, T.ID>>) -> ForeignKey<T, T.ID?> {
    self[reference]
  }

  /// A reference of the row that it names, or null.
  public subscript<T>(dynamicMember reference: KeyPath<Target.Columns, ForeignKey<T, T.ID?>>)
    -> ForeignKey<T, T.ID?>
  {
    self[reference]
  }

  /// A column of the row that it names, or null, whatever it is called: `$0.author[\.count]`
  public subscript<V>(column: KeyPath<Target.Columns, Column<V>>) -> Column<V?> {
    let column = targetColumns[keyPath: column]
    return Column(column.name, in: column.table)
  }

  /// A column of the row that it names, or null, whatever it is called.
  public subscript<V>(column: KeyPath<Target.Columns, Column<V?>>) -> Column<V?> {
    targetColumns[keyPath: column]
  }

  /// A reference of the row that it names, or null, whatever it is called.
  public subscript<T>(reference: KeyPath<Target.Columns, ForeignKey<T, T.ID>>) -> ForeignKey<T, T.ID?> {
    let reference = targetColumns[keyPath: reference]
    return ForeignKey<T, T.ID?>(reference.columnName, in: reference.columnTable)
  }

  /// A reference of the row that it names, or null, whatever it is called.
  public subscript<T>(reference: KeyPath<Target.Columns, ForeignKey<T, T.ID?>>) -> ForeignKey<T, T.ID?> {
    targetColumns[keyPath: reference]
  }
}
