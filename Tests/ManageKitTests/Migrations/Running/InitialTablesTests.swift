import ManageTesting
import Testing

@testable import ManageKit

@Suite("migrate --fake-initial")
struct InitialTablesTests {
  private let options = MigrationOptions(mode: .fakeInitial)

  @Test("only an app's first migration is taken as applied", arguments: TestDatabase.available)
  func laterMigration(dialect: Dialect) async throws {
    let files = [
      "shop/0001_a.sql": creating("base"),
      "shop/0002_b.sql": """
      -- migrate:up
      CREATE TABLE IF NOT EXISTS cache (id integer PRIMARY KEY);
      ALTER TABLE base ADD COLUMN note text;
      """,
    ]
    try await TestDatabase.withDatabase(dialect) { database in
      try await database.execute("CREATE TABLE cache (id integer PRIMARY KEY)")
      let log = ProgressLog()
      try await migrations(files, dialect: dialect).migrate(in: database, options: options, progress: log.add)
      #expect(log.text == ["Apply shop.0001_a", "Apply shop.0002_b"])
      try await database.query("SELECT note FROM base")
    }
  }

  @Test("a table of the same name in another schema is another table", .needsPostgreSQL)
  func otherSchema() async throws {
    try await TestDatabase.withDatabase(.postgres) { database in
      try await database.execute("CREATE SCHEMA audit")
      try await database.execute("CREATE TABLE public.log (id integer)")
      let files = ["shop/0001_log.sql": "-- migrate:up\nCREATE TABLE audit.log (id integer);"]
      let log = ProgressLog()
      try await migrations(files, dialect: .postgres).migrate(in: database, options: options, progress: log.add)
      #expect(log.text == ["Apply shop.0001_log"])
      try await database.query("SELECT id FROM audit.log")
    }
  }

  @Test("other types and further columns are reported, and the tables taken", arguments: TestDatabase.available)
  func differences(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await database.execute("CREATE TABLE item (id integer, name text, old text)")
      let files = ["shop/0001_a.sql": "-- migrate:up\nCREATE TABLE item (id integer, name varchar(30));"]
      let log = ProgressLog()
      try await migrations(files, dialect: dialect).migrate(in: database, options: options, progress: log.add)
      let type = dialect == .postgres ? "character varying(30)" : "varchar(30)"
      #expect(
        log.text == [
          "warning: shop.0001_a: \"item\".name is text, not \(type)",
          "warning: shop.0001_a: \"item\" has also the column old", "Apply shop.0001_a (faked)",
        ])
    }
  }

  @Test("a column that is missing stops it, and nothing is left of the comparison", arguments: TestDatabase.available)
  func missingColumn(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await database.execute("CREATE TABLE item (id integer)")
      let text = "-- migrate:up\nCREATE TABLE item (id integer, name text);"
      let migrations = try migrations(["shop/0001_a.sql": text], dialect: dialect)
      let message = await failure { try await migrations.migrate(in: database, options: options) }
      #expect(
        message == """
          the tables of shop.0001_a exist, but are not those that it makes: "item" has no column name
          make them equal, or take them as they are with 'manage migrate --fake shop 0001_a'
          """)
      #expect(try await database.history() == [])
      if dialect == .postgres {
        #expect(try await database.query("SELECT 1 FROM pg_namespace WHERE nspname = 'manage_comparison'").isEmpty)
      }
    }
  }

  @Test(
    "the table that a statement creates is known with its schema, a temporary one aside",
    arguments: [
      ("CREATE TABLE One (id integer)", "\"one\""),
      ("create table if not exists public.\"Two\" (id integer)", "\"public\".\"Two\""),
      ("CREATE UNLOGGED TABLE three AS SELECT 1", "\"three\""),
      ("CREATE TEMPORARY TABLE four (id integer)", nil), ("CREATE INDEX five ON one (id)", nil),
    ])
  func createdTable(statement: String, name: String?) {
    let table = CreatedTable(statement, dialect: .postgres)
    #expect(table?.qualifiedName == name)
  }

  @Test("a table is created in another schema by the same statement")
  func otherSchemaForTable() {
    let table = CreatedTable("CREATE TABLE audit.\"Log\" (id integer)", dialect: .postgres)
    #expect(table?.statement(inSchema: "side") == "CREATE TABLE \"side\".\"Log\" (id integer)")
  }
}
