/// The assignments of an update, column by column.
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

  /// The new value of each column, in the order of the assignments.
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

  /// A column, to set to a value. Reading it returns nil: the value is the database's.
  @_disfavoredOverload
  public subscript<Value>(dynamicMember column: KeyPath<Table.Columns, Column<Value>>) -> Value? {
    get { nil }
    set { set(columns[keyPath: column].name, to: newValue) }
  }

  /// A reference, to set to a key. Reading it returns nil: the value is the database's.
  @_disfavoredOverload
  public subscript<Target, Value>(
    dynamicMember reference: KeyPath<Table.Columns, ForeignKey<Target, Value>>
  ) -> Value? {
    get { nil }
    set { set(columns[keyPath: reference].columnName, to: newValue) }
  }

  /// The column's earlier assignment.
  private func current<Value>(_ column: String) -> SQLExpression<Value>? {
    pending.first { $0.column == column }?.expression as? SQLExpression<Value>
  }

  private mutating func set<Value: DatabaseValueConvertible>(_ column: String, to value: Value?) {
    if let value { return set(column, SQLExpression(value)) }
    set(
      column,
      SQLExpression<Value>(isNullable: true) { writer in
        if !(Value.self is any NullableValue.Type) {
          writer.fail(.nullAssignment(table: Table.schema.table, column: column))
        }
        writer.bind(.null)
      })
  }

  /// Sets a column as a whole row is written; the time of the update is nobody's to set there.
  mutating func set(_ column: ColumnSchema, to value: DatabaseValue) {
    guard column.timestamp != .updated else { return }
    set(column.name, SQLExpression(value))
  }

  /// The last assignment to a column counts.
  private mutating func set<Value>(_ column: String, _ expression: SQLExpression<Value>) {
    pending.removeAll { $0.column == column }
    let write = expression.selected
    pending.append((column, expression, { $0.assigned(to: column, of: Table.schema, write) }))
  }
}

extension SQLWriter {
  /// Adds what a column is set to. A value is checked for its range here, what the statement computes is checked by the
  /// database: PostgreSQL does, and SQLite by `manage_fit_integer("post"."views" + ?, 32, 'post.views')`.
  fileprivate mutating func assigned(to name: String, of schema: Schema, _ write: Selection.Clause) {
    let parts = captured(write)
    guard let column = schema.columns.first(where: { $0.name == name }) else { return append(parts) }
    if parts.count == 1, case .slot(let slot) = parts[0] {
      bind(checked(slot, for: column, of: schema))
    } else if dialect == .sqlite, let check = column.type.computedCheck {
      text("\(check.function)(")
      append(parts)
      let limits = check.limits.map { ", \($0)" }.joined()
      text("\(limits), '\("\(schema.table).\(name)".replacing("'", with: "''"))')")
    } else {
      append(parts)
    }
  }

  private mutating func checked(_ slot: Slot, for column: ColumnSchema, of schema: Schema) -> Slot {
    switch slot {
    case .value(let value):
      do { try schema.check([value], [column]) } catch { refuse(error) }
      return slot
    case .parameter(let index, let transform):
      return .parameter(index) { value in
        let value = try transform(value)
        try schema.check([value], [column])
        return value
      }
    case .now: return slot
    }
  }
}
