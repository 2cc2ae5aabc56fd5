/// Whatever has a value in SQL: a column, a reference, an expression made of them.
public protocol SQLExpressible<Value>: Sendable {
  /// Its type in Swift once it is read; optional where it may be null.
  associatedtype Value: DatabaseValueConvertible

  /// The expression in SQL.
  var expression: SQLExpression<Value> { get }
}

/// An expression in SQL, with the type of its value.
///
///     Post.select { $0.title + " (" + $0.author.username + ")" }
///     // "post"."title" || $1 || "author"."username" || $2
public struct SQLExpression<Value: DatabaseValueConvertible>: SQLExpressible {
  let binding: Binding
  let isNullable: Bool
  let collation: Collation?
  let write: @Sendable (inout SQLWriter) -> Void

  /// How strongly an expression holds together where it stands in another.
  enum Binding: Int, Sendable {
    case or, and, comparison, arithmetic, primary
  }

  init(
    _ binding: Binding = .primary, isNullable: Bool = Value.self is any NullableValue.Type,
    collation: Collation? = nil, _ write: @escaping @Sendable (inout SQLWriter) -> Void
  ) {
    self.binding = binding
    self.isNullable = isNullable
    self.collation = collation
    self.write = write
  }

  /// A value, which is bound: `$1`.
  public init(_ value: Value) {
    let value = value.databaseValue
    self.init(isNullable: value == .null) { $0.bind(value) }
  }

  public var expression: SQLExpression { self }

  /// The same expression as another type.
  func cast<Other>(to type: Other.Type = Other.self) -> SQLExpression<Other> {
    SQLExpression<Other>(
      SQLExpression<Other>.Binding(rawValue: binding.rawValue) ?? .primary, isNullable: isNullable,
      collation: collation, write)
  }
}

/// Optional values, which may be null.
public protocol NullableValue {}

extension Optional: NullableValue {}
