import Testing

@testable import ManageKit

struct SQLScriptTests {
  private func statements(_ text: String, _ dialect: Dialect) -> [String] {
    SQLScript(text, dialect: dialect).statements.map(\.text)
  }

  @Test("semicolons in strings, names and comments end nothing", arguments: Dialect.allCases)
  func quotes(dialect: Dialect) {
    let first = "INSERT INTO \"a;b\" VALUES ('it''s; one') -- no; end\n/* nor; here */, (2)"
    #expect(statements(" ;; \(first) ;\nSELECT 1", dialect) == [first, "SELECT 1"])
  }

  @Test("PostgreSQL: dollar quotes, escape strings, nested comments, rules, functions with a SQL body")
  func postgres() {
    let all = [
      "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $body$ BEGIN; $$ ; $$ RETURN 1; END $body$",
      "SELECT E'it\\'s; one', a$b, $1",
      "/* one /* ; */ ; */ SELECT 2",
      "CREATE RULE r AS ON INSERT TO a DO (SELECT 1; SELECT 2)",
      "CREATE OR REPLACE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
      "SELECT 한글 FROM \"표\"",
    ]
    let expected = all.map { $0.replacing("/* one /* ; */ ; */ ", with: "") }
    #expect(statements(all.joined(separator: ";\n") + ";", .postgres) == expected)
  }

  @Test("SQLite: triggers, bracketed and backquoted names")
  func sqlite() {
    let all = [
      "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = CASE b WHEN 1 THEN 2 END; DELETE FROM c; END",
      "SELECT [a;'b], `c;d` FROM e",
      "SELECT 1",
    ]
    #expect(statements(all.joined(separator: ";"), .sqlite) == all)
  }

  @Test(
    "a command without an end runs until it is stopped",
    arguments: ["SELECT 'a;", "SELECT \"a;", "SELECT $a$ ;", "SELECT 1 /* ;"])
  func unterminated(text: String) {
    #expect(statements(text, .postgres).count == 1)
  }

  @Test("a text of comments alone has no statement", arguments: Dialect.allCases)
  func comments(dialect: Dialect) {
    #expect(statements("-- nothing;\n/* to do; */\n;\n", dialect).isEmpty)
  }

  @Test("a statement knows its line")
  func lines() {
    let script = SQLScript("\n-- one\nSELECT\n1;\n\nSELECT 2; SELECT 3", dialect: .sqlite, firstLine: 10)
    #expect(script.statements.map(\.line) == [12, 15, 15])
  }

  @Test("the tables that a script creates are known, temporary ones aside")
  func createdTables() {
    let script = SQLScript(
      """
      CREATE TABLE One (id integer);
      create table if not exists public."Two" (id integer);
      CREATE UNLOGGED TABLE three AS SELECT 1;
      CREATE TEMPORARY TABLE four (id integer);
      CREATE INDEX five ON one (id);
      """, dialect: .postgres)
    #expect(script.createdTables == ["one", "two", "three"])
  }
}
