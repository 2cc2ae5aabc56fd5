/// One expression that rows are ordered by, and its direction.
///
/// Nulls come last in ascending order and first in descending order, on both databases, unless the query says
/// otherwise.
public struct Ordering: Sendable {
  let expression: SQLExpression<DatabaseValue>
  let isDescending: Bool
  private let areNullsFirst: Bool
  /// The column of the query's own table that it orders by, if it is one.
  let ownColumn: String?

  init<Value>(_ expression: SQLExpression<Value>, isDescending: Bool, ownColumn: String?) {
    self.init(
      // The type is lost here, so what is compared by it is noted.
      SQLExpression<DatabaseValue>(
        isNullable: expression.isNullable, collation: expression.comparison
      ) { expression.writeOperand(to: &$0, atLeast: .primary) },
      isDescending: isDescending, areNullsFirst: isDescending, ownColumn: ownColumn)
  }

  private init(_ expression: SQLExpression<DatabaseValue>, isDescending: Bool, areNullsFirst: Bool, ownColumn: String?)
  {
    self.expression = expression
    self.isDescending = isDescending
    self.areNullsFirst = areNullsFirst
    self.ownColumn = ownColumn
  }

  /// `… NULLS FIRST`
  public var nullsFirst: Ordering {
    Ordering(expression, isDescending: isDescending, areNullsFirst: true, ownColumn: ownColumn)
  }

  /// `… NULLS LAST`
  public var nullsLast: Ordering {
    Ordering(expression, isDescending: isDescending, areNullsFirst: false, ownColumn: ownColumn)
  }

  /// Whether rows with null here come after those with a value.
  var hasNullsLast: Bool { expression.isNullable && !areNullsFirst }

  func write(to writer: inout SQLWriter) {
    expression.writeCollated(to: &writer)
    if isDescending { writer.text(" DESC") }
    // PostgreSQL's own order, in which its indexes are, is: last where ascending.
    if expression.isNullable, writer.dialect == .sqlite || areNullsFirst != isDescending {
      writer.text(areNullsFirst ? " NULLS FIRST" : " NULLS LAST")
    }
  }
}

extension SQLExpressible {
  /// `ORDER BY "post"."created_at"`; text by code points: `"post"."title" COLLATE "C"`
  public var ascending: Ordering { Ordering(expression, isDescending: false, ownColumn: ownColumn) }

  /// `ORDER BY "post"."created_at" DESC`
  public var descending: Ordering { Ordering(expression, isDescending: true, ownColumn: ownColumn) }

  private var ownColumn: String? {
    (self as? any OwnColumn).flatMap { $0.reference.path.isEmpty ? $0.nameInTable : nil }
  }
}

/// A column, of whatever type.
private protocol OwnColumn {
  var nameInTable: String { get }
  var reference: TableReference { get }
}

extension Column: OwnColumn {
  fileprivate var nameInTable: String { name }
  fileprivate var reference: TableReference { table }
}

extension ForeignKey: OwnColumn {
  fileprivate var nameInTable: String { columnName }
  fileprivate var reference: TableReference { columnTable }
}
