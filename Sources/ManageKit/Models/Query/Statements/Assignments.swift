/// What an update sets, column by column.
///
///     Post.filter { $0.id == 7 }.update {
///       $0.title = "Figs"       // "title" = $1
///       $0.views += 1           // "views" = "post"."views" + $2
///       $0.views *= 2           // "views" = ("post"."views" + $2) * $3
///     }
@dynamicMemberLookup
public struct Assignments<Table: Model> {
  let columns: Table.Columns
  private var pending: [(column: String, expression: any SQLExpressible, write: Selection.Clause)] = []

  /// What each column is set to, in the order of the assignments.
  var values: [(column: String, write: Selection.Clause)] { pending.map { ($0.column, $0.write) } }

  init(_ table: TableReference) {
    columns = Table.Columns(table)
  }

  /// A column, to compute with or to set to an expression.
  public subscript<Value>(dynamicMember column: KeyPath<Table.Columns, Column<Value>>) -> SQLExpression<Value> {
    get { current(columns[keyPath: column].name) ?? columns[keyPath: column].expression }
    set { set(columns[keyPath: column].name, newValue) }
  }

  /// A reference, to set to an expression.
  public subscript<Target, Value>(
    dynamicMember reference: KeyPath<Table.Columns, ForeignKey<Target, Value>>
  ) -> SQLExpression<Value> {
    get { current(columns[keyPath: reference].columnName) ?? columns[keyPath: reference].expression }
    set { set(columns[keyPath: reference].columnName, newValue) }
  }

  /// A column, to set to a value. To read it gives nil: the value is the database's.
  @_disfavoredOverload
  public subscript<Value>(dynamicMember column: KeyPath<Table.Columns, Column<Value>>) -> Value? {
    get { nil }
    set { set(columns[keyPath: column].name, to: newValue) }
  }

  /// A reference, to set to a key. To read it gives nil: the value is the database's.
  @_disfavoredOverload
  public subscript<Target, Value>(
    dynamicMember reference: KeyPath<Table.Columns, ForeignKey<Target, Value>>
  ) -> Value? {
    get { nil }
    set { set(columns[keyPath: reference].columnName, to: newValue) }
  }

  /// What the column was set to before.
  private func current<Value>(_ column: String) -> SQLExpression<Value>? {
    pending.first { $0.column == column }?.expression as? SQLExpression<Value>
  }

  private mutating func set<Value: DatabaseValueConvertible>(_ column: String, to value: Value?) {
    if let value {
      let schema = Table.schema
      let columns = schema.columns.filter { $0.name == column }
      return set(
        column,
        SQLExpression<Value> { writer in
          do { try schema.check([value.databaseValue], columns) } catch { writer.refuse(error) }
          writer.bind(value.databaseValue)
        })
    }
    set(
      column,
      SQLExpression<Value>(isNullable: true) { writer in
        if !(Value.self is any NullableValue.Type) {
          writer.fail(.nullAssignment(table: Table.schema.table, column: column))
        }
        writer.bind(.null)
      })
  }

  /// The last assignment to a column counts.
  private mutating func set<Value>(_ column: String, _ expression: SQLExpression<Value>) {
    pending.removeAll { $0.column == column }
    pending.append((column, expression, expression.selected))
  }
}
