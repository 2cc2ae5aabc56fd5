extension SQLExpressible where Value: TextValue {
  /// Whether the text has `text` in it: `"post"."title" LIKE $1 ESCAPE '\'`, on SQLite (whose LIKE ignores the case of
  /// ASCII letters) `"post"."title" GLOB ?`. Wildcards in `text` stand for themselves.
  public func contains(_ text: String, ignoringCase: Bool = false) -> SQLExpression<Bool> {
    pattern(.contains, .value(text.databaseValue), ignoringCase)
  }

  /// Whether the text has a prepared query's parameter in it.
  public func contains(_ text: Parameter<String>, ignoringCase: Bool = false) -> SQLExpression<Bool> {
    pattern(.contains, .parameter(text.index, { $0 }), ignoringCase)
  }

  /// Whether the text begins with `text`: `"post"."title" LIKE $1 ESCAPE '\'`, on SQLite `"post"."title" GLOB ?`
  public func startsWith(_ text: String, ignoringCase: Bool = false) -> SQLExpression<Bool> {
    pattern(.startsWith, .value(text.databaseValue), ignoringCase)
  }

  /// Whether the text begins with a prepared query's parameter.
  public func startsWith(_ text: Parameter<String>, ignoringCase: Bool = false) -> SQLExpression<Bool> {
    pattern(.startsWith, .parameter(text.index, { $0 }), ignoringCase)
  }

  /// Whether the text ends with `text`: `"post"."title" LIKE $1 ESCAPE '\'`, on SQLite `"post"."title" GLOB ?`
  public func endsWith(_ text: String, ignoringCase: Bool = false) -> SQLExpression<Bool> {
    pattern(.endsWith, .value(text.databaseValue), ignoringCase)
  }

  /// Whether the text is `text` but for its case: `fold("post"."title") = fold($1)`, see ``caseFolded()``.
  public func equals(ignoringCase text: String) -> SQLExpression<Bool> {
    caseFolded() == SQLExpression<String>(text).caseFolded().cast(to: Value.self)
  }

  /// Whether a part of the text matches the regular expression: `"post"."title" COLLATE "und-x-icu" ~ $1`, on SQLite
  /// `manage_regexp(?, "post"."title")`.
  ///
  /// The databases agree on what POSIX and ICU expressions share: classes, `\d` `\w` `\s`, groups, alternatives,
  /// quantifiers, anchors, lookahead. An expression that a user typed can take exponential time.
  public func matches(_ regularExpression: String, ignoringCase: Bool = false) -> SQLExpression<Bool> {
    let expression = expression
    return SQLExpression(.comparison, isNullable: expression.isNullable) { writer in
      if writer.dialect == .sqlite {
        writer.text(ignoringCase ? "manage_iregexp(" : "manage_regexp(")
        writer.bind(regularExpression.databaseValue)
        writer.text(", ")
        expression.write(&writer)
        writer.text(")")
      } else {
        expression.writeOperand(to: &writer, atLeast: .primary)
        writer.text(" COLLATE \"und-x-icu\" \(ignoringCase ? "~*" : "~") ")
        writer.bind(regularExpression.databaseValue)
      }
    }
  }

  private func pattern(_ place: TextPattern, _ slot: SQLWriter.Slot, _ ignoringCase: Bool) -> SQLExpression<Bool> {
    let expression = expression
    return SQLExpression(.comparison, isNullable: expression.isNullable) { writer in
      let slot = slot.transformed { [dialect = writer.dialect] in place.pattern(for: $0, dialect: dialect) }
      if ignoringCase {
        writer.folded { expression.write(&$0) }
      } else {
        expression.writeOperand(to: &writer, atLeast: .arithmetic)
      }
      writer.text(writer.dialect == .sqlite ? " GLOB " : " LIKE ")
      if ignoringCase { writer.folded { $0.bind(slot) } } else { writer.bind(slot) }
      if writer.dialect == .postgres { writer.text(" ESCAPE '\\'") }
    }
  }
}

/// Where in a text another is looked for.
private enum TextPattern {
  case contains, startsWith, endsWith

  func pattern(for value: DatabaseValue, dialect: Dialect) -> DatabaseValue {
    guard case .text(let text) = value else { return value }
    let wildcard = dialect == .sqlite ? "*" : "%"
    let escaped = dialect == .sqlite ? Self.globEscaped(text) : Self.likeEscaped(text)
    return .text((self == .startsWith ? "" : wildcard) + escaped + (self == .endsWith ? "" : wildcard))
  }

  /// Works on code points: a character of Swift may be a wildcard with an accent.
  private static func likeEscaped(_ text: String) -> String {
    escaped(text, special: ["\\", "%", "_"]) { "\\\($0)" }
  }

  private static func globEscaped(_ text: String) -> String {
    escaped(text, special: ["*", "?", "["]) { "[\($0)]" }
  }

  private static func escaped(_ text: String, special: Set<Unicode.Scalar>, _ escape: (Unicode.Scalar) -> String)
    -> String
  {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if special.contains(scalar) {
        result.append(contentsOf: escape(scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

extension SQLWriter.Slot {
  /// The same slot, whose value is changed before it is bound.
  func transformed(_ transform: @escaping @Sendable (DatabaseValue) -> DatabaseValue) -> SQLWriter.Slot {
    switch self {
    case .value(let value): .value(transform(value))
    case .parameter(let index, let first): .parameter(index) { transform(first($0)) }
    case .now: .now
    }
  }
}
