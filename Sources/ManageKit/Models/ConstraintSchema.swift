/// A constraint of a table by its name in the database.
public struct ConstraintSchema: Sendable, Hashable {
  /// The condition on the rows.
  public enum Kind: Sendable, Hashable { case primaryKey, unique, foreignKey, check }

  /// The condition on the rows.
  public let kind: Kind
  /// Its name: the model's, or where that gives none PostgreSQL's own.
  public let name: String
  /// The columns concerned.
  public let columns: [String]
}

extension Schema {
  /// The constraints by which the database may refuse a row. Tables that another framework made have the same
  /// constraints under names of their own.
  public var constraints: [ConstraintSchema] {
    let unique = indexes.filter(\.isUnique).map { index in
      let columns = index.parts.map(\.column)
      return ConstraintSchema(kind: .unique, name: index.name ?? name(of: columns, "key"), columns: columns)
    }
    let checks = checks.map { check in
      let names = SQL.names(in: check.condition)
      let columns = columns.map(\.name).filter { names.contains($0.lowercased()) }
      return ConstraintSchema(kind: .check, name: check.name, columns: columns)
    }
    return columns.flatMap { constraints(of: $0) } + unique + checks
  }

  private func constraints(of column: ColumnSchema) -> [ConstraintSchema] {
    let names: [(kind: ConstraintSchema.Kind, name: String?)] = [
      (.primaryKey, column.isPrimaryKey ? name(of: [], "pkey") : nil),
      (.unique, column.isUnique ? name(of: [column.name], "key") : nil),
      (.foreignKey, column.reference == nil ? nil : name(of: [column.name], "fkey")),
    ]
    return names.compactMap { kind, name in
      name.map { ConstraintSchema(kind: kind, name: $0, columns: [column.name]) }
    }
  }

  /// The name that PostgreSQL makes, at most 63 bytes: the longer of table and columns is cut first (`makeObjectName`).
  private func name(of columns: [String], _ label: String) -> String {
    var parts = [Array(table.utf8), Array(columns.joined(separator: "_").utf8)].filter { !$0.isEmpty }
    let space = 63 - parts.count - label.utf8.count
    while parts.map(\.count).reduce(0, +) > space {
      parts[parts.count > 1 && parts[1].count >= parts[0].count ? 1 : 0].removeLast()
    }
    return (parts.map { String(decoding: $0, as: UTF8.self) } + [label]).joined(separator: "_")
  }
}

extension Schema {
  /// The fields that a refusal is about, so that a form shows it next to them: those of a unique constraint, a check, a
  /// foreign key, a missing or an unfit value. None where it is about another table, or about no field.
  ///
  ///     do { try await Book.insert(draft, into: context.database) } catch let error as DatabaseError {
  ///       for field in Book.schema.fields(of: error) { … }
  ///     }
  public func fields(of error: DatabaseError) -> [ColumnSchema] {
    switch error {
    case .refused(let refusal) where refusal.table == table || refusal.table == nil:
      let known = constraints.first { $0.name == refusal.constraint }
      return fields(refusal.columns.isEmpty ? known?.columns ?? [] : refusal.columns)
    case .valueOutOfRange(table, let column, _): return fields([column])
    default: return []
    }
  }

  private func fields(_ names: [String]) -> [ColumnSchema] {
    names.compactMap { name in columns.first { $0.name == name } }
  }
}
