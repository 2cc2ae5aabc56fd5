/// The result of a statement.
struct StatementResult: Sendable {
  var rows: [Row] = []
  var affectedRows = 0
}
