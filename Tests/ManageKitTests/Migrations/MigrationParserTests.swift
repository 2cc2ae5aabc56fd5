import Testing

@testable import ManageKit

struct MigrationParserTests {
  private func parse(_ text: String) throws -> Migration {
    let id = MigrationID(app: "forum", name: "0002_post")
    var parser = MigrationParser(id: id, path: "migrations/forum/0002_post.sql", text: text, dialect: .postgres)
    return try parser.parse()
  }

  @Test("options and both sections are read")
  func options() throws {
    let migration = try parse(
      """
      -- What it is for.

      -- migrate:depends accounts.0001_initial
      -- migrate:depends sessions.0001_initial
      -- migrate:transaction no
      -- migrate:lint allow drop-column nobody reads it any more
      -- migrate:up

      CREATE TABLE post (id integer);

      -- migrate:down
      DROP TABLE post;
      """)
    #expect(migration.dependencies.map(\.id.description) == ["accounts.0001_initial", "sessions.0001_initial"])
    #expect(migration.dependencies.map(\.line) == [3, 4])
    #expect(!migration.isTransactional)
    #expect(migration.lintAllowances == [.init(rule: "drop-column", reason: "nobody reads it any more")])
    #expect(migration.up.text == "CREATE TABLE post (id integer);")
    #expect(migration.up.statements.map(\.line) == [9])
    #expect(migration.down?.text == "DROP TABLE post;")
  }

  @Test("line ends of Windows and a byte-order mark change neither the meaning nor, line ends, the checksum")
  func lineEnds() throws {
    let text = "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n"
    let windows = try parse(text.replacing("\n", with: "\r\n"))
    #expect(windows.checksum == (try parse(text)).checksum)
    #expect(windows.up.text == "SELECT 1;")
    #expect(try parse("\u{FEFF}" + text).down?.text == "SELECT 2;")
  }

  @Test("the checksum is SHA-256 in hexadecimal")
  func checksum() {
    #expect(
      Migration.checksum(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test(
    "a broken file is an error with its line and the fix",
    arguments: [
      ("SELECT 1;\n-- migrate:up", 1, MigrationFault.textBeforeSection),
      ("-- nothing", 1, .missingUp),
      ("-- migrate:down\nSELECT 1;", 1, .missingUp),
      ("-- migrate:up\n-- migrate:up", 2, .repeated("up")),
      ("-- migrate:transaction no\n-- migrate:transaction no\n-- migrate:up", 2, .repeated("transaction")),
      ("-- migrate:colour red\n-- migrate:up", 1, .unknownOption("colour")),
      ("-- migrate:up\n-- migrate:transaction no", 2, .optionInSection("transaction")),
      ("-- migrate:transaction: no\n-- migrate:up", 1, .unknownOption("transaction:")),
      ("-- migrate:transaction maybe\n-- migrate:up", 1, .malformedOption("transaction", expected: "transaction no")),
      (
        "-- migrate:depends accounts\n-- migrate:up", 1,
        .malformedOption("depends", expected: "depends APP.NNNN_words")
      ),
      (
        "-- migrate:lint allow everything\n-- migrate:up", 1,
        .malformedOption("lint", expected: "lint allow RULE REASON")
      ),
      ("-- migrate:up now", 1, .malformedOption("up", expected: "up")),
      ("-- migrate:up\n--migrate:down\nDROP TABLE a;", 2, .misspelledMarker("--migrate:down")),
      ("-- migrate:up\n  -- Migrate: down\nDROP TABLE a;", 2, .misspelledMarker("-- Migrate: down")),
      ("-- migrate:up\nSELECT 1;\n\nCOMMIT;", 4, .transactionControl("COMMIT")),
      ("-- migrate:up\nstart transaction;", 2, .transactionControl("START TRANSACTION")),
    ])
  func faults(text: String, line: Int, fault: MigrationFault) async {
    let message = await failure { _ = try parse(text) }
    #expect(message == "migrations/forum/0002_post.sql:\(line): \(fault)\n\(fault.hint)")
  }

  @Test("outside a transaction, the script may have its own; savepoints may stand anywhere")
  func ownTransaction() throws {
    #expect(try parse("-- migrate:transaction no\n-- migrate:up\nBEGIN; COMMIT;").up.statements.count == 2)
    #expect(try parse("-- migrate:up\nSAVEPOINT a; ROLLBACK TO a; ROLLBACK TO SAVEPOINT a;").up.statements.count == 3)
  }
}
