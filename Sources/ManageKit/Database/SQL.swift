/// A statement whose values are bound, never spliced.
///
/// Interpolated values are bound:
///
///     let sql: SQL = "SELECT * FROM accounts_user WHERE username = \(name)"
///     // SQLite:     SELECT * FROM accounts_user WHERE username = ?
///     // PostgreSQL: SELECT * FROM accounts_user WHERE username = $1
///
/// Names of tables and columns go in with `\(identifier:)`, quoted; other SQL with `\(sql:)`.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
  enum Fragment: Sendable {
    case text(String)
    case value(DatabaseValue)
  }

  private enum Content: Sendable {
    case fragments([Fragment])
    case prepared(PreparedSQL, [DatabaseValue])
  }

  private let content: Content

  var fragments: [Fragment] {
    switch content {
    case .fragments(let fragments): fragments
    case .prepared(let statement, let values): statement.fragments(values)
    }
  }

  /// The bound values, in their order.
  public var values: [DatabaseValue] {
    switch content {
    case .fragments(let fragments): fragments.compactMap { if case .value(let value) = $0 { value } else { nil } }
    case .prepared(_, let values): values
    }
  }

  /// A statement without values.
  public init(stringLiteral text: String) {
    content = .fragments([.text(text)])
  }

  /// A statement with the values bound that were interpolated.
  public init(stringInterpolation: Interpolation) {
    content = .fragments(stringInterpolation.fragments)
  }

  /// A statement from a text that is not a literal; it must hold nothing that a user typed.
  public init(unsafe text: String) {
    content = .fragments([.text(text)])
  }

  init(_ statement: PreparedSQL, _ values: [DatabaseValue]) {
    content = .prepared(statement, values)
  }

  /// The text with the placeholders of `dialect`.
  public func text(for dialect: Dialect) -> String {
    if case .prepared(let statement, _) = content { return statement.text(for: dialect) }
    var text = ""
    var position = 0
    for fragment in fragments {
      switch fragment {
      case .text(let part): text += part
      case .value:
        position += 1
        text += dialect.placeholder(position)
      }
    }
    return text
  }

  /// The statements one after another, with `separator` between them.
  static func joined(_ statements: some Sequence<SQL>, _ separator: SQL) -> SQL {
    var interpolation = Interpolation(literalCapacity: 0, interpolationCount: 0)
    for (index, statement) in statements.enumerated() {
      if index > 0 { interpolation.appendInterpolation(sql: separator) }
      interpolation.appendInterpolation(sql: statement)
    }
    return SQL(stringInterpolation: interpolation)
  }

  /// Collects the parts of an interpolated statement.
  public struct Interpolation: StringInterpolationProtocol {
    var fragments: [Fragment] = []

    /// Starts an interpolation.
    public init(literalCapacity: Int, interpolationCount: Int) {
      fragments.reserveCapacity(interpolationCount * 2 + 1)
    }

    /// Adds SQL that stands in the source.
    public mutating func appendLiteral(_ literal: String) {
      fragments.append(.text(literal))
    }

    /// Binds `value`.
    public mutating func appendInterpolation(_ value: some DatabaseValueConvertible) {
      fragments.append(.value(value.databaseValue))
    }

    /// Binds `value`, or null.
    public mutating func appendInterpolation(_ value: (some DatabaseValueConvertible)?) {
      fragments.append(.value(value.databaseValue))
    }

    /// Adds the quoted name of a table or column: `"forum_forumpost"`.
    public mutating func appendInterpolation(identifier: String) {
      fragments.append(.text("\"" + identifier.replacing("\"", with: "\"\"") + "\""))
    }

    /// Adds another statement's text and values.
    public mutating func appendInterpolation(sql: SQL) {
      fragments += sql.fragments
    }
  }
}

extension SQL: CustomStringConvertible, CustomReflectable {
  /// The text as PostgreSQL gets it; its values may be secret.
  public var description: String { text(for: .postgres) }

  /// The text alone.
  public var customMirror: Mirror { Mirror(self, children: ["text": description]) }
}
