import Testing

@testable import ManagePostgresClient

@Suite("PostgresServerError")
struct PostgresServerErrorTests {
  @Test(
    "the message of a data exception shows no value, in any language",
    arguments: [
      ("invalid input syntax for type uuid: \"secret\"", "invalid input syntax for type uuid: …"),
      ("ungültige Eingabesyntax für Typ uuid: »secret«", "ungültige Eingabesyntax für Typ uuid: …"),
      ("date field value out of range: 2026-13-99", "date field value out of range…"),
      ("value \"77\" is out of range for type integer", "value …"),
      ("value too long for type character varying(3)", "value too long for type character varying(3)"),
    ])
  func redaction(message: String, shown: String) {
    #expect(PostgresServerError.redacted(message, "22P02") == shown)
  }

  @Test("names that other errors show stay")
  func names() {
    let message = "relation \"fruit\" does not exist"
    #expect(PostgresServerError.redacted(message, "42P01") == message)
  }

  @Test("an error of encoding keeps its reason, without the bytes", arguments: ["22021", "22P05"])
  func encoding(sqlState: String) {
    let message = "character with byte sequence 0xed 0x95 0x9c in encoding \"UTF8\" has no equivalent in \"LATIN1\""
    #expect(
      PostgresServerError.redacted(message, sqlState)
        == "character with byte sequence … in encoding \"UTF8\" has no equivalent in \"LATIN1\"")
  }
}
