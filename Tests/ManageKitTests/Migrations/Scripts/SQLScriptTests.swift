import Testing

@testable import ManageKit

struct SQLScriptTests {
  private func statements(_ text: String, _ dialect: Dialect) throws -> [ScriptStatement] {
    try sections("-- migrate:up\n" + text, dialect).up.statements
  }

  private func sections(_ text: String, _ dialect: Dialect) throws(ScriptFault) -> MigrationSections {
    let bytes = Array(text.utf8)
    return try MigrationSections(bytes, MigrationHeader(bytes, dialect: dialect), dialect: dialect)
  }

  private func fault(_ text: String, _ dialect: Dialect = .postgres) -> MigrationFault? {
    do throws(ScriptFault) {
      _ = try sections("-- migrate:up\n" + text, dialect)
      return nil
    } catch {
      return error.fault
    }
  }

  @Test("semicolons in strings, names and comments end nothing", arguments: Dialect.allCases)
  func quotes(dialect: Dialect) throws {
    let first = "INSERT INTO \"a;b\" VALUES ('it''s; one') -- no; end\n/* nor; here */, (2)"
    #expect(try statements(" ;; \(first) ;\nSELECT 1", dialect).map(\.text) == [first, "SELECT 1"])
  }

  @Test(
    "a string, a name or a comment without an end would swallow the rest, and is a fault with its line",
    arguments: ["SELECT 'a;", "SELECT \"a;", "SELECT $a$ ;", "SELECT 1 /* ;", "SELECT E'a\\';"])
  func unterminated(text: String) {
    #expect(fault(text) == .unterminated)
    #expect(fault(text + "\n-- migrate:down\nSELECT 1;") == .unterminated)
  }

  @Test("SQLite, too, doesn't pass over the rest of a file for a comment without an end")
  func unterminatedOnSQLite() {
    #expect(fault("CREATE TABLE a (id integer); /* was:\n-- migrate:down\nDROP TABLE a;", .sqlite) == .unterminated)
  }

  @Test("a text of comments alone has no statement", arguments: Dialect.allCases)
  func comments(dialect: Dialect) throws {
    #expect(try statements("-- nothing;\n/* to do; */\n;\n", dialect).isEmpty)
  }

  @Test("a statement knows its line in the file")
  func lines() throws {
    #expect(try statements("\n-- one\nSELECT\n1;\n\nSELECT 2; SELECT 3", .sqlite).map(\.line) == [4, 7, 7])
  }

  @Test("marks within comments, strings, parentheses and bodies are text", arguments: Dialect.allCases)
  func marks(dialect: Dialect) throws {
    let body =
      dialect == .postgres
      ? "DO $$ BEGIN\n-- migrate:down\nEND $$;\nCREATE FUNCTION f() RETURNS int BEGIN ATOMIC\n-- migrate:down\nSELECT 1; END;"
      : "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;\n-- migrate:down\nSELECT 2; END;"
    let text = """
      -- migrate:up
      /* Going back was once:
      -- migrate:down
      DROP TABLE a;
      */
      INSERT INTO a VALUES ('
      -- migrate:down
      '), (
      -- migrate:down
      2);
      \(body)
      CREATE TABLE b (id integer)
      -- migrate:down
      DROP TABLE b;
      """
    let sections = try sections(text, dialect)
    #expect(sections.up.statements.map(\.text).last == "CREATE TABLE b (id integer)")
    #expect(sections.up.text.hasSuffix("CREATE TABLE b (id integer)\n;"))
    #expect(sections.down?.text == "DROP TABLE b;")
  }

  @Test("a mark after a statement on its line is a fault, since it would be a comment")
  func markOnStatementsLine() {
    #expect(fault("SELECT 1; -- migrate:down\nDROP TABLE a;") == .misspelledMarker("-- migrate:down"))
  }

  @Test("COPY … FROM stdin takes the lines up to \\. as its rows")
  func copiedRows() throws {
    let text = "CREATE TABLE a (b text);\nCOPY a FROM stdin; -- rows\n1\tit's; one\n-- migrate:down\n\\.\nSELECT 1;"
    let found = try statements(text, .postgres)
    #expect(found.map(\.text) == ["CREATE TABLE a (b text)", "COPY a FROM stdin", "SELECT 1"])
    let rows = try #require(found[1].rows)
    #expect(String(decoding: found[1].source[rows], as: UTF8.self) == "1\tit's; one\n-- migrate:down\n")
    #expect(found.map(\.line) == [2, 3, 7])
    #expect(try statements("COPY (SELECT x FROM stdin) TO STDOUT;\nSELECT 1", .postgres).count == 2)
    #expect(fault("COPY a FROM stdin;\n1\n-- migrate:down\nSELECT 1;") == .endlessRows)
    #expect(fault("COPY a FROM stdin; SELECT 1;\n1\n\\.\n") == .endlessRows)
    #expect(fault("COPY a FROM stdin;\n1\n\\.\n", .sqlite) == .copiedRows)
  }

  @Test("psql's \\restrict and \\unrestrict are skipped, its other commands are named")
  func psqlCommands() throws {
    let found = try statements("\\restrict abc';\n\nSELECT 1;\n\\unrestrict abc\nSELECT 2;\n", .postgres)
    #expect(found.map(\.text) == ["SELECT 1", "SELECT 2"])
    #expect(found.map(\.followsOther) == [true, true])
    #expect(fault("\\connect other\nSELECT 1;") == .psqlCommand("\\connect"))
    #expect(fault("SELECT 1 \\gexec\n") == .psqlCommand("\\gexec"))
    #expect(fault("SELECT '\\connect', E'\\\\', $$\\c$$, \"\\d\";") == nil)
  }

  @Test(
    "standard_conforming_strings may be turned on, never off",
    arguments: [
      ("SET standard_conforming_strings = off;", false), ("set standard_conforming_strings to 'off';", false),
      ("SELECT pg_catalog.set_config('standard_conforming_strings', 'off', false);", false),
      ("SET standard_conforming_strings = on;", true), ("RESET standard_conforming_strings;", true),
      ("SELECT 'standard_conforming_strings', 'x';", true),
    ])
  func escapeStrings(text: String, isAllowed: Bool) {
    #expect(fault(text) == (isAllowed ? nil : .escapeStrings))
  }

  @Test("in a transaction a script is sent whole, apart from rows and psql's commands; without one, each alone")
  func parts() throws {
    let text =
      "-- migrate:up\nSELECT 1;\nSELECT 2;\nCOPY a FROM stdin;\n\\.\nSELECT 3;\n\\restrict x\nSELECT 4; SELECT 5;"
    let script = try sections(text, .postgres).up
    #expect(script.parts(inTransaction: true).map(\.statements.count) == [2, 1, 1, 2])
    #expect(script.parts(inTransaction: false).map(\.statements.count) == [1, 1, 1, 1, 1, 1])
  }
}
