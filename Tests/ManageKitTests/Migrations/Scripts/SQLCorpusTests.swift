import ManageTesting
import Testing

@testable import ManageKit

@Suite("Statements end where the database ends them")
struct SQLCorpusTests {
  private struct Undone: Error {}

  private func statements(_ text: String, _ dialect: Dialect) throws -> [ScriptStatement] {
    var reader = StatementReader(Array(text.utf8), dialect: dialect)
    var statements: [ScriptStatement] = []
    while case .statement(let statement) = try reader.next() { statements.append(statement) }
    return statements
  }

  @Test("each statement of the hard scripts is found", arguments: Dialect.allCases)
  func finds(dialect: Dialect) throws {
    let scripts = SQLCorpus.scripts(dialect)
    #expect(scripts.count >= 30)
    for script in scripts {
      let found = try statements(SQLCorpus.text(of: script), dialect)
      #expect(found.count == script.count { !$0.isEmpty }, "\(script): \(found.map(\.text))")
    }
  }

  @Test("the database takes each alone as one statement", arguments: TestDatabase.available)
  func runsAlone(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      for script in SQLCorpus.scripts(dialect) {
        let statements = try statements(SQLCorpus.text(of: script), dialect)
        await #expect(throws: Undone.self, "\(script)") {
          try await database.transaction { connection in
            for statement in statements {
              try await ScriptPart(statements: [statement]).run(on: connection)
            }
            throw Undone()
          }
        }
      }
    }
  }

  @Test("PostgreSQL counts as many in the whole text", .needsPostgreSQL)
  func counts() async throws {
    try await TestDatabase.withDatabase(.postgres) { database in
      for script in SQLCorpus.scripts(.postgres) {
        let text = SQLCorpus.text(of: script)
        let count = try statements(text, .postgres).count
        let error = await #expect(throws: DatabaseError.self) {
          try await database.transaction { try await $0.executeScript(text + "SELECT 1 / 0;") }
        }
        #expect(error?.refusal?.scriptPosition?.statement == count, "\(script): \(String(describing: error))")
      }
    }
  }
}
