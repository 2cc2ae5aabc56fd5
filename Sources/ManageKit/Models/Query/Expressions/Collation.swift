/// How texts, exact numbers and addresses compare.
///
/// Queries compare and order text by its code points on both databases, so that they answer alike. PostgreSQL then uses
/// an index only if it was made with `COLLATE "C"`; `collated(.database)` asks for the database's own rules instead.
public enum Collation: Sendable, Hashable {
  /// By the database's own rules: on PostgreSQL those of the column, on SQLite code points.
  case database
  /// By code points: `COLLATE "C"` on PostgreSQL.
  case codePoints
  /// By the value of a decimal: on SQLite, which keeps it as text, `COLLATE manage_decimal`.
  case decimal
  /// By the number of an IP address, IPv4 before IPv6: on SQLite, which keeps it as text, `COLLATE manage_ip`.
  case ipAddress

  /// The collation of a type, unless the query names another.
  init(of type: any DatabaseValueConvertible.Type) {
    self.init(of: (type as? any FieldValue.Type)?.columnType)
  }

  /// The collation of a column.
  init(of type: ColumnType?) {
    self =
      switch type {
      case .text, .varchar: .codePoints
      case .decimal: .decimal
      case .ipAddress: .ipAddress
      default: .database
      }
  }

  func clause(for dialect: Dialect) -> String {
    switch (self, dialect) {
    case (.codePoints, .postgres): " COLLATE \"C\""
    case (.decimal, .sqlite): " COLLATE manage_decimal"
    case (.ipAddress, .sqlite): " COLLATE manage_ip"
    default: ""
    }
  }
}

extension SQLExpression {
  /// The collation that this is compared by.
  var comparison: Collation { collation ?? Collation(of: Value.self) }

  /// Adds the expression as something that is ordered, grouped or compared by: `"post"."title" COLLATE "C"`.
  func writeCollated(to writer: inout SQLWriter) {
    writeOperand(to: &writer, atLeast: .primary)
    writer.text(comparison.clause(for: writer.dialect))
  }

  /// The same, where only equality counts: code points are equal under every collation.
  func writeCollatedForEquality(to writer: inout SQLWriter) {
    if comparison == .decimal { writeCollated(to: &writer) } else { writeOperand(to: &writer, atLeast: .arithmetic) }
  }

  /// Adds the expression, in parentheses if it holds together less strongly than `binding`.
  func writeOperand(to writer: inout SQLWriter, atLeast binding: Binding) {
    guard self.binding.rawValue < binding.rawValue else { return write(&writer) }
    writer.text("(")
    write(&writer)
    writer.text(")")
  }
}

extension SQLExpressible {
  /// The same expression, compared and ordered by other rules.
  ///
  ///     Post.order { $0.title.collated(.database).ascending }   // ORDER BY "post"."title"
  public func collated(_ collation: Collation) -> SQLExpression<Value> {
    let inner = expression
    return SQLExpression(inner.binding, isNullable: inner.isNullable, collation: collation, inner.write)
  }
}
