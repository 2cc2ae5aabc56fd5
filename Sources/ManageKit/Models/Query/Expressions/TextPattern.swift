extension SQLExpressible where Value: TextValue {
  /// Whether the text has `text` in it: `"post"."title" LIKE $1 ESCAPE '\'`, on SQLite `instr("post"."title", ?) > 0`.
  /// Wildcards in `text` stand for themselves.
  public func contains(_ text: String, ignoringCase: Bool = false) -> SQLExpression<Bool> {
    pattern(.contains, .value(text.databaseValue), ignoringCase)
  }

  /// Whether the text has a prepared query's parameter in it.
  public func contains(_ text: Parameter<String>, ignoringCase: Bool = false) -> SQLExpression<Bool> {
    pattern(.contains, .parameter(text.index, { $0 }), ignoringCase)
  }

  /// Whether the text begins with `text`: `"post"."title" LIKE $1 ESCAPE '\'`, on SQLite
  /// `substr("post"."title", 1, length(?)) = ?`
  public func startsWith(_ text: String, ignoringCase: Bool = false) -> SQLExpression<Bool> {
    pattern(.startsWith, .value(text.databaseValue), ignoringCase)
  }

  /// Whether the text begins with a prepared query's parameter.
  public func startsWith(_ text: Parameter<String>, ignoringCase: Bool = false) -> SQLExpression<Bool> {
    pattern(.startsWith, .parameter(text.index, { $0 }), ignoringCase)
  }

  /// Whether the text ends with `text`: `"post"."title" LIKE $1 ESCAPE '\'`, on SQLite
  /// `substr("post"."title", length("post"."title") - length(?) + 1) = ?`
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
  /// quantifiers, anchors, lookahead. The text is one line, whatever it holds: `.` is every character, a newline too,
  /// and `^` and `$` are the beginning and the end of the whole text. An expression that a user typed can take
  /// exponential time.
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
    let part = SQLExpression<String> { writer in
      writer.bind(writer.dialect == .sqlite ? slot : slot.transformed(place.pattern))
    }
    let (text, sought) = ignoringCase ? (caseFolded(), part.caseFolded()) : (expression, part)
    return SQLExpression(.comparison, isNullable: text.isNullable) { writer in
      guard writer.dialect == .postgres else { return place.condition(text, sought).write(&writer) }
      text.writeOperand(to: &writer, atLeast: .arithmetic)
      writer.text(" LIKE ")
      sought.write(&writer)
      writer.text(" ESCAPE '\\'")
    }
  }
}

/// Where in a text another is looked for.
private enum TextPattern: Sendable {
  case contains, startsWith, endsWith

  /// For SQLite, whose LIKE ignores the case of ASCII letters, and whose GLOB takes at most 50,000 bytes.
  func condition<Value>(_ text: SQLExpression<Value>, _ part: SQLExpression<String>) -> SQLExpression<Bool> {
    switch self {
    case .contains: SQLExpression(raw: "instr(\(text), \(part)) > 0")
    case .startsWith: SQLExpression(raw: "substr(\(text), 1, length(\(part))) = \(part)")
    case .endsWith: SQLExpression(raw: "substr(\(text), length(\(text)) - length(\(part)) + 1) = \(part)")
    }
  }

  @Sendable func pattern(for value: DatabaseValue) -> DatabaseValue {
    guard case .text(let text) = value else { return value }
    return .text((self == .startsWith ? "" : "%") + Self.escaped(text) + (self == .endsWith ? "" : "%"))
  }

  /// Works on code points: a character of Swift may be a wildcard with an accent.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if ["\\", "%", "_"].contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}

extension SQLWriter.Slot {
  /// The same slot, whose value is changed before it is bound.
  func transformed(_ transform: @escaping @Sendable (DatabaseValue) -> DatabaseValue) -> SQLWriter.Slot {
    switch self {
    case .value(let value): .value(transform(value))
    case .parameter(let index, let first): .parameter(index) { transform(try first($0)) }
    case .now: .now
    }
  }
}
