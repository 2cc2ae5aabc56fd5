import Testing

@testable import ManageKit

struct MigrationTests {
  private func parse(_ text: String) throws -> Migration {
    let source = try #require(MigrationSource(Array(text.utf8)))
    return try Migration(
      id: MigrationID(app: "forum", name: "0002_post"), path: "migrations/forum/0002_post.sql", source: source,
      dialect: .postgres)
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
    let sections = try migration.sections()
    #expect(sections.up.text == "CREATE TABLE post (id integer);")
    #expect(sections.up.statements.map(\.line) == [9])
    #expect(sections.down?.text == "DROP TABLE post;")
  }

  @Test("line ends of Windows, a byte order mark and final blank lines change neither the meaning nor the checksum")
  func lineEnds() throws {
    let text = "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n"
    let variants = [
      text.replacing("\n", with: "\r\n"), "\u{FEFF}" + text, text + "\n \n\n", String(text.dropLast()),
      "\u{FEFF}" + text.replacing("\n", with: "\r\n") + "\r\n",
    ]
    for variant in variants {
      let migration = try parse(variant)
      #expect(migration.checksum == (try parse(text)).checksum)
      #expect(try migration.sections().up.text == "SELECT 1;")
      #expect(try migration.sections().down?.text == "SELECT 2;")
    }
  }

  @Test("the checksum is SHA-256 in hexadecimal, of the file as most editors write it")
  func checksum() {
    let checksum = "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb"
    #expect(MigrationSource(Array("abc\n".utf8))?.checksum == checksum)
    #expect(MigrationSource(Array("abc".utf8))?.checksum == checksum)
  }

  @Test("a file that version 0.1 applied with its byte order mark or its blank lines is unchanged")
  func formerChecksum() throws {
    // SHA-256 of "-- migrate:up\n\n" and "\u{FEFF}-- migrate:up\n".
    let former = [
      "-- migrate:up\n\n": "72986d495ae05b9f7692e94761aa90bd674ab509d07f498268a30fc2aa4bd5b9",
      "-- migrate:up\r\n\r\n": "72986d495ae05b9f7692e94761aa90bd674ab509d07f498268a30fc2aa4bd5b9",
      "\u{FEFF}-- migrate:up\n": "2ed5848b88e0f0c897b151dd15ab2619b51b81a7bc326e6bf7593ca3f785efe1",
    ]
    for (text, checksum) in former { #expect(try parse(text).matches(checksum: checksum)) }
    #expect(
      try !parse("-- migrate:up\n").matches(
        checksum: "72986d495ae05b9f7692e94761aa90bd674ab509d07f498268a30fc2aa4bd5b9"))
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
      ("-- migrate:up\nPREPARE TRANSACTION 'a';", 2, .transactionControl("PREPARE TRANSACTION")),
      ("-- migrate:up\nSELECT 1;\n\\i other.sql\n", 3, .psqlCommand("\\i")),
    ])
  func faults(text: String, line: Int, fault: MigrationFault) async {
    let message = await failure { _ = try parse(text).sections() }
    #expect(message == "migrations/forum/0002_post.sql:\(line): \(fault)\n\(fault.hint)")
  }

  @Test("outside a transaction, the script may have its own; savepoints may stand anywhere")
  func ownTransaction() throws {
    let own = try parse("-- migrate:transaction no\n-- migrate:up\nBEGIN; COMMIT;")
    #expect(try own.sections().up.statements.count == 2)
    let savepoints = try parse("-- migrate:up\nSAVEPOINT a; ROLLBACK TO a; ROLLBACK TO SAVEPOINT a;")
    #expect(try savepoints.sections().up.statements.count == 3)
  }

  @Test("the text of the sections is read when it is asked for: an applied file costs its checksum alone")
  func readsLate() async throws {
    let migration = try parse("-- migrate:up\nSELECT 'never ends;\n")
    let message = await failure { _ = try migration.sections() }
    #expect(message?.hasPrefix("migrations/forum/0002_post.sql:2: a string, a quoted name or a comment begins") == true)
  }
}
