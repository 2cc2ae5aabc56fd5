/// A statement whose texts are made once, to be run many times with other values.
///
///     static let byName = PreparedSQL("SELECT id, grams FROM fruit WHERE name = \("")")
///     let rows = try await database.query(byName.binding([.text(name)]))
package struct PreparedSQL: Sendable {
  private final class Texts: Sendable {
    let template: [SQL.Fragment]
    let sqlite, postgres: String

    init(_ sql: SQL) {
      template = sql.fragments
      sqlite = sql.text(for: .sqlite)
      postgres = sql.text(for: .postgres)
    }
  }

  private let texts: Texts

  /// Takes the text of `template`; its values only mark where others will stand.
  package init(_ template: SQL) {
    texts = Texts(template)
  }

  /// The statement with these values, as many as the template has.
  package func binding(_ values: [DatabaseValue]) -> SQL {
    SQL(self, values)
  }

  func text(for dialect: Dialect) -> String {
    switch dialect {
    case .sqlite: texts.sqlite
    case .postgres: texts.postgres
    }
  }

  func fragments(_ values: [DatabaseValue]) -> [SQL.Fragment] {
    var values = values.makeIterator()
    return texts.template.map { fragment in
      if case .value = fragment { .value(values.next() ?? .null) } else { fragment }
    }
  }
}
