/// Writes one statement for a dialect: its text, its values, and the joins that its columns ask for.
///
/// Queries make it; a type that conforms to ``SQLStatement`` hands it on.
public struct SQLWriter {
  /// The value of a placeholder.
  enum Slot: Sendable {
    case value(DatabaseValue)
    /// The value that a prepared query is passed at this position, changed or refused for its place.
    case parameter(Int, @Sendable (DatabaseValue) throws -> DatabaseValue)
    /// The time of the run.
    case now
  }

  enum Part: Sendable {
    case text(String)
    case slot(Slot)
  }

  let dialect: Dialect
  private(set) var parts: [Part] = []
  private(set) var failure: (any Error)?
  /// Whether what is selected is to be compared, and so is collated as orders are.
  var isDistinct = false
  var scopes: [Scope] = []
  var aliases: Set<String> = []

  init(dialect: Dialect) {
    self.dialect = dialect
  }

  /// Adds SQL.
  mutating func text(_ text: String) {
    parts.append(.text(text))
  }

  /// Adds a quoted name.
  mutating func name(_ name: String) {
    parts.append(.text(Self.quoted(name)))
  }

  /// Adds a placeholder.
  mutating func bind(_ value: DatabaseValue) {
    parts.append(.slot(.value(value)))
  }

  mutating func bind(_ slot: Slot) {
    parts.append(.slot(slot))
  }

  mutating func append(_ other: [Part]) {
    parts += other
  }

  /// Adds what `write` makes of each element, with `separator` between.
  mutating func list<T>(_ elements: [T], separator: String = ", ", _ write: (inout SQLWriter, T) -> Void) {
    for (index, element) in elements.enumerated() {
      if index > 0 { text(separator) }
      write(&self, element)
    }
  }

  /// The text that `write` adds, kept for a place further on.
  mutating func captured(_ write: (inout SQLWriter) -> Void) -> [Part] {
    let before = parts
    parts = []
    write(&self)
    defer { parts = before }
    return parts
  }

  /// Notes why the statement can't be written; the first reason counts.
  mutating func fail(_ error: QueryError) {
    refuse(error)
  }

  mutating func refuse(_ error: any Error) {
    failure = failure ?? error
  }

  static func quoted(_ name: String) -> String {
    "\"" + (name.contains("\"") ? name.replacing("\"", with: "\"\"") : name) + "\""
  }
}
