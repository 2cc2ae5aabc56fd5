/// Why a query can't be asked, or was answered with other rows than it needs.
public enum QueryError: Error, Sendable, Equatable {
  /// `get` or `update` found no row; a page answers it with 404.
  case doesNotExist(table: String)
  /// `get` found more than one row.
  case multipleObjectsReturned(table: String)
  /// A limit or an offset below zero.
  case negativeLimit(table: String, Int)
  /// An update that sets nothing.
  case noAssignments(table: String)
  /// An update sets a column to nil that may not be null.
  case nullAssignment(table: String, column: String)
  /// An insert without rows.
  case noRows(table: String)
  /// An insert into a table that has no column besides its generated key.
  case noColumns(table: String)
  /// An insert-or-update is to go by something that isn't a column of the table.
  case conflictNotColumn(table: String)
  /// A column of a query that the statement isn't a part of.
  case outOfScope(column: String)
  /// A value that an insert-or-update sets is to be read from another table.
  case joinInAssignment(table: String, column: String)
  /// A page begins after so many values, but the query orders by so many.
  case cursorMismatch(table: String, orders: Int, values: Int)
  /// A page begins after a row, but the query orders by something other than the row's columns.
  case cursorNotInRow(table: String)
  /// A number is divided by a zero.
  case divisionByZero
  /// An address is looked for in a text that names no network.
  case invalidNetwork
  /// More values than one statement may have.
  case tooManyValues(table: String, count: Int, limit: Int)
  /// A query with parameters was run without ``Query/prepared()``.
  case unboundParameter(table: String)
  /// Rows of a relation are asked for a row that they were not loaded for.
  case notLoaded(table: String, relation: String)
  /// A query in SQL returns other columns than its model has, or in another order.
  case columnMismatch(table: String, column: String, position: Int, found: String?)
  /// Rows are deleted by the rules of models that the database wasn't opened with.
  case noModels(table: String)
  /// Rows of another table keep these from being deleted.
  case protected(table: String, by: String, column: String)
  /// A reference falls back to the default, but its column has none.
  case noDefault(table: String, column: String)
}

extension QueryError: ExplainedError {
  public var description: String {
    switch self {
    case .doesNotExist(let table): "no row of '\(table)' matches the query"
    case .multipleObjectsReturned(let table): "more than one row of '\(table)' matches the query"
    case .negativeLimit(let table, let limit): "a query of '\(table)' can't have the limit or offset \(limit)"
    case .noAssignments(let table): "the update of '\(table)' sets no column"
    case .nullAssignment(let table, let column): "the update of '\(table)' sets '\(column)' to nil, which it can't be"
    case .noRows(let table): "the insert into '\(table)' has no rows"
    case .noColumns(let table): "'\(table)' has no column to insert, only a generated key"
    case .conflictNotColumn(let table): "an insert-or-update of '\(table)' goes by something other than its columns"
    case .outOfScope(let column): "column '\(column)' belongs to another query"
    case .joinInAssignment(let table, let column):
      "'\(table)' can't be joined by '\(column)': it isn't a table, but a row that is being inserted"
    case .cursorMismatch(let table, let orders, let values):
      "the query of '\(table)' is ordered by \(orders) expressions but continues after \(values) values"
    case .cursorNotInRow(let table):
      "the query of '\(table)' is ordered by more than the row's own columns, and can't continue after a row"
    case .divisionByZero: "a query divides by zero"
    case .invalidNetwork: "a query looks for an address in something that is not a network"
    case .tooManyValues(let table, let count, let limit):
      "the statement on '\(table)' has \(count) values, and the database takes \(limit)"
    case .unboundParameter(let table): "the query of '\(table)' has parameters without values"
    case .notLoaded(let table, let relation):
      "the rows of '\(relation)' were not loaded for this row of '\(table)'"
    case .columnMismatch(let table, let column, let position, let found):
      "column \(position) of the result is \(found.map { "'\($0)'" } ?? "missing"), where '\(table)' has '\(column)'"
    case .noModels(let table): "rows of '\(table)' can't be deleted: the database knows no models and their rules"
    case .protected(let table, let by, let column):
      "rows of '\(table)' can't be deleted: column '\(column)' of '\(by)' references them"
    case .noDefault(let table, let column): "column '\(column)' of '\(table)' has no default to fall back to"
    }
  }

  /// How to fix it, where that is known.
  public var hint: String? {
    switch self {
    case .joinInAssignment: "set it to a subquery: Other.filter { … }.select { … }.value()"
    case .cursorNotInRow: "pass the values of the last row: after(values: …)"
    case .invalidNetwork: "write it as 10.0.0.0/8 or 2001:db8::/32"
    case .tooManyValues: "ask in several statements, or with a subquery"
    case .notLoaded: "pass 'load(for:from:)' all rows whose relation is read"
    case .columnMismatch: "select \\(Model.columns), which has them in their order"
    case .noModels: "bind it to the site's: database.bound { $0.models = site.models }"
    case .unboundParameter: "make it with Model.prepared { … } and pass the values to fetch"
    default: nil
    }
  }
}
