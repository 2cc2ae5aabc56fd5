import Logging
import Synchronization
import Testing

@testable import ManagePostgresClient

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("PostgresConnection", .needsServer)
struct PostgresConnectionTests {
  private let pool = TestServer.pool { $0.pool.max = 1 }

  @Test("a result has columns with types and tables, rows and a count")
  func results() async throws {
    try await pool.withConnection { connection in
      try await connection.query("CREATE TEMPORARY TABLE fruit (id int PRIMARY KEY, name varchar(10))")
      let inserted = try await connection.query("INSERT INTO fruit VALUES (1, 'apple'), (2, NULL)")
      #expect(inserted.affectedRows == 2)
      #expect(inserted.rows.isEmpty)
      let result = try await connection.query("SELECT id, name, 1 AS one FROM fruit ORDER BY id")
      #expect(result.columns.map(\.name) == ["id", "name", "one"])
      #expect(result.columns.map(\.typeOID) == [23, 1043, 23])
      #expect(result.columns[0].tableOID != nil)
      #expect(result.columns[2].tableOID == nil)
      let names = try result.rows.map { try $0.decode("name", as: String?.self) }
      #expect(names == ["apple", nil])
      #expect(result.affectedRows == 2)
      #expect(try await connection.query("UPDATE fruit SET name = $1", [.text("배")]).affectedRows == 2)
    }
  }

  @Test("integers fit int2, int4 and int8 columns, and out of range is the server's error")
  func integers() async throws {
    try await pool.withConnection { connection in
      try await connection.query("CREATE TEMPORARY TABLE numbers (a int2, b int4, c int8)")
      try await connection.query("INSERT INTO numbers VALUES ($1, $2, $3)", [.int64(-5), .int64(70_000), .int64(.max)])
      let rows = try await connection.query(
        "SELECT * FROM numbers WHERE a = $1 AND b = $2 AND c = $3", [.int64(-5), .int64(70_000), .int64(.max)]
      ).rows
      #expect(try rows[0].decode(0, as: Int16.self) == -5)
      #expect(try rows[0].decode(1, as: Int32.self) == 70_000)
      #expect(try rows[0].decode(2, as: Int64.self) == .max)
      let error = await #expect(throws: PostgresError.self) {
        try await connection.query("INSERT INTO numbers (a) VALUES ($1)", [.int64(70_000)])
      }
      #expect(error?.serverError?.sqlState == "22003")
    }
  }

  @Test("text goes into varchar, uuid, inet, numeric, jsonb, date and enum columns")
  func textAnywhere() async throws {
    let texts = [
      "한글 'quoted' \\", "0b0e7f4e-2d0f-4b8a-9d7a-111111111111", "10.1.2.3", "1.50", "{\"a\": 1}", "2024-02-29",
    ]
    try await pool.withConnection { connection in
      try await connection.query(
        "CREATE TEMPORARY TABLE things (a varchar(30), b uuid, c inet, d numeric(9,2), e jsonb, f date)")
      try await connection.query(
        "INSERT INTO things VALUES ($1, $2, $3, $4, $5, $6)", texts.map { .text($0) })
      let row = try await connection.query("SELECT * FROM things").rows[0]
      let read = try row.columns.indices.map { try row.decode($0, as: String.self) }
      #expect(read == texts)
    }
  }

  @Test(
    "every value comes back as it went",
    arguments: [
      .null, .bool(true), .bool(false), .int64(.min), .double(0.1), .double(-.infinity), .text(""), .text("é\n\"'\\"),
      .bytes([]), .bytes([0, 255, 92, 39]), .timestamp(.init(timeIntervalSinceReferenceDate: 785_000_000.123_456)),
      .timestamp(.distantPast),
    ] as [PostgresValue])
  func roundTrip(value: PostgresValue) async throws {
    let cast: [PostgresValue: String] = [.null: "::int", .text(""): "::text", .text("é\n\"'\\"): "::text"]
    let result = try await pool.query("SELECT $1\(cast[value] ?? "")", [value])
    #expect(try result.rows[0][0].value() == value)
  }

  @Test("a timestamp is UTC, whatever the server's time zone")
  func timestamps() async throws {
    let date = PostgresValue.timestamp(.init(timeIntervalSince1970: 1_700_000_000))
    let row = try await pool.query("SELECT $1::timestamptz::text, $1::timestamp::text, $1::date::text", [date]).rows[0]
    #expect(try row.decode(0, as: String.self) == "2023-11-14 22:13:20+00")
    #expect(try row.decode(1, as: String.self) == "2023-11-14 22:13:20")
    #expect(try row.decode(2, as: String.self) == "2023-11-14")
  }

  @Test("a NUL byte in text or SQL is refused before anything is sent")
  func nulBytes() async throws {
    try await pool.withConnection { connection in
      let error = await #expect(throws: PostgresError.self) {
        try await connection.query("SELECT $1::text, $2::text", [.text("fine"), .text("a\0b")])
      }
      guard case .invalidParameter(position: 2, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1 \0 + 1") }
      try await connection.query("SELECT 1")
    }
  }

  @Test("a script runs statement by statement and is undone as a whole when one fails")
  func scripts() async throws {
    try await pool.withConnection { connection in
      let results = try await connection.simpleQuery(
        "CREATE TEMPORARY TABLE steps (n int); INSERT INTO steps VALUES (1), (2); SELECT * FROM steps")
      #expect(results.map(\.affectedRows) == [0, 2, 2])
      await #expect(throws: PostgresError.self) {
        try await connection.simpleQuery("DELETE FROM steps; SELECT 1/0")
      }
      #expect(try await connection.query("SELECT count(*) FROM steps").rows[0].decode(0) == 2)
      #expect(try await connection.simpleQuery("  ").count == 1)
    }
  }

  @Test("the transaction's state is known")
  func transactionStatus() async throws {
    try await pool.withConnection { connection in
      #expect(connection.transactionStatus == .idle)
      try await connection.query("BEGIN")
      #expect(connection.transactionStatus == .inTransaction)
      await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1/0") }
      #expect(connection.transactionStatus == .failed)
      try await connection.query("ROLLBACK")
      #expect(connection.transactionStatus == .idle)
    }
  }

  @Test("a server error names its parts, and its description shows no value")
  func serverErrors() async throws {
    try await pool.withConnection { connection in
      try await connection.query("CREATE TEMPORARY TABLE people (email text CONSTRAINT people_email UNIQUE)")
      try await connection.query("INSERT INTO people VALUES ($1)", [.text("secret@example.com")])
      let error = await #expect(throws: PostgresError.self) {
        try await connection.query("INSERT INTO people VALUES ($1)", [.text("secret@example.com")])
      }
      let server = try #require(error?.serverError)
      #expect(server.sqlState == "23505")
      #expect(server.table == "people")
      #expect(server.constraint == "people_email")
      #expect(server.detail?.contains("secret@example.com") == true)
      #expect(server.sql == "INSERT INTO people VALUES ($1)")
      for text in ["\(server)", String(reflecting: server), "\(error as Any)"] {
        #expect(!text.contains("secret@example.com"))
        #expect(!text.contains("\n"))
      }
      let invalid = await #expect(throws: PostgresError.self) {
        try await connection.query("SELECT $1::uuid", [.text("se\"cr\net")])
      }
      #expect(invalid?.serverError?.message.contains("cr") == true)
      #expect("\(invalid as Any)".contains("cr") == false)
    }
  }

  @Test("a cell of another type, a null and a missing column are typed errors")
  func undecodableCells() async throws {
    let row = try await pool.query("SELECT 'text' AS a, NULL::int AS b, 'infinity'::timestamptz AS c").rows[0]
    #expect(throws: PostgresError.self) { try row.decode("a", as: Int.self) }
    #expect(throws: PostgresError.self) { try row.decode("b", as: Int.self) }
    #expect(throws: PostgresError.self) { try row[2].value() }
    #expect(throws: PostgresError.self) { try row.decode("d", as: Int.self) }
    #expect(throws: PostgresError.self) { try row.decode(3, as: Int.self) }
    #expect(try row.decode("b", as: Int?.self) == nil)
  }

  @Test("COPY is refused and the connection replaced")
  func copy() async throws {
    await #expect(throws: PostgresError.self) { try await pool.query("COPY (SELECT 1) TO STDOUT") }
    #expect(try await pool.query("SELECT 1").rows[0].decode(0) == 1)
  }

  @Test("a value of many megabytes goes and comes while the server talks back")
  func largeValues() async throws {
    let text = String(repeating: "가나다라", count: 2_000_000)
    let row = try await pool.query("SELECT $1::text, md5($1)", [.text(text)], timeLimit: .unlimited).rows[0]
    #expect(row[0].bytes?.count == text.utf8.count)
    let script = String(repeating: "SELECT repeat('x', 100000);", count: 200)
    let results = try await pool.withConnection { try await $0.simpleQuery(script) }
    #expect(results.count == 200)
  }

  @Test("the server's notices go to the log")
  func notices() async throws {
    let log = RecordedLog()
    let pool = PostgresPool(configuration: TestServer.configuration, logger: Logger(label: "test") { _ in log })
    try await pool.withConnection {
      try await $0.simpleQuery("DROP TABLE IF EXISTS of_no_such_name; DO $$BEGIN RAISE WARNING 'careful'; END$$")
    }
    let lines = log.lines.all.withLock { $0 }
    #expect(lines.contains { $0.hasPrefix("debug") && $0.contains("of_no_such_name") })
    #expect(lines.contains { $0.hasPrefix("warning") && $0.contains("careful") })
    await pool.close()
  }

  @Test("a connection is of no use after its closure")
  func invalidation() async throws {
    let escaped = try await pool.withConnection { $0 }
    #expect(escaped.transactionStatus == .unknown)
    let error = await #expect(throws: PostgresError.self) { try await escaped.query("SELECT 1") }
    guard case .closed = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}

private struct RecordedLog: LogHandler {
  final class Lines: Sendable {
    let all = Mutex<[String]>([])
  }

  let lines = Lines()
  var logLevel = Logger.Level.trace
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) { lines.all.withLock { $0.append("\(event.level) \(event.message)") } }
}

extension PostgresError {
  var serverError: PostgresServerError? {
    if case .server(let error) = self { error } else { nil }
  }
}
