extension SQLWriter {
  /// One table of the statement with what is joined to it.
  struct Scope {
    let origins: [TableReference.Origin]
    let alias: String
    var joins: [Join] = []
    /// Whether it is a subquery, which returns the columns that are requested.
    var isSubquery = false
    var requests: [Request] = []
  }

  struct Join {
    let path: [TableReference.Step]
    let alias: String
    let parent: String
    let isOuter: Bool
  }

  /// Lets `body` name the columns of a table, and returns its alias and the joins that were needed.
  mutating func withScope(
    _ table: String, _ origins: [TableReference.Origin], _ body: (inout SQLWriter, _ alias: String) -> Void
  ) -> [Join] {
    let alias = unusedAlias(table)
    scopes.append(Scope(origins: origins, alias: alias))
    body(&self, alias)
    return scopes.removeLast().joins
  }

  /// Lets `body` write as if nothing before had taken an alias, and forgets it all.
  mutating func trying<T>(_ body: (inout SQLWriter) -> T) -> T {
    var copy = self
    return body(&copy)
  }

  /// Adds a column: `"author"."username"`. A reference's key is read from the column that holds it, without a join.
  mutating func column(_ name: String, of table: TableReference) {
    if let step = table.path.last, step.key == name {
      return column(step.column, of: TableReference(origin: table.origin, path: table.path.dropLast()))
    }
    if case .named(let alias) = table.origin {
      if let step = table.path.last { fail(.joinInAssignment(table: alias, column: step.column)) }
      return text("\(alias).\(Self.quoted(name))")
    }
    guard let index = scopes.lastIndex(where: { $0.origins.contains(table.origin) }) else {
      return fail(.outOfScope(column: name))
    }
    guard !scopes[index].isSubquery else { return request(name, of: table, in: index) }
    let alias = join(table.path, in: index).alias
    text("\(Self.quoted(alias)).\(Self.quoted(name))")
  }

  /// The alias of a table, which is joined if it wasn't.
  mutating func alias(of table: TableReference) -> String? {
    guard let index = scopes.lastIndex(where: { $0.origins.contains(table.origin) }) else { return nil }
    return join(table.path, in: index).alias
  }

  private mutating func join(_ path: [TableReference.Step], in index: Int) -> (alias: String, isOuter: Bool) {
    guard let step = path.last else { return (scopes[index].alias, false) }
    if let join = scopes[index].joins.first(where: { $0.path == path }) { return (join.alias, join.isOuter) }
    let parent = join(path.dropLast(), in: index)
    let isOuter = parent.isOuter || step.isNullable
    let alias = unusedAlias(step.column.hasSuffix("_id") ? String(step.column.dropLast(3)) : step.column)
    scopes[index].joins.append(Join(path: path, alias: alias, parent: parent.alias, isOuter: isOuter))
    return (alias, isOuter)
  }

  mutating func unusedAlias(_ name: String) -> String {
    var alias = name
    var number = 2
    while !aliases.insert(alias).inserted {
      alias = "\(name)_\(number)"
      number += 1
    }
    return alias
  }

  /// Adds a table under its alias: `"post"`, `"user" AS "author"`.
  mutating func table(_ table: String, as alias: String) {
    name(table)
    if alias != table { text(" AS \(Self.quoted(alias))") }
  }

  /// Adds joins: ` JOIN "user" AS "author" ON "author"."id" = "post"."author_id"`.
  mutating func joins(_ joins: [Join]) {
    for join in joins {
      guard let step = join.path.last else { continue }
      text(join.isOuter ? " LEFT JOIN " : " JOIN ")
      table(step.table, as: join.alias)
      text(" ON \(Self.quoted(join.alias)).\(Self.quoted(step.key))")
      text(" = \(Self.quoted(join.parent)).\(Self.quoted(step.column))")
    }
  }
}
