import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite(.timeLimit(.minutes(5)))
struct RowDecoderTests {
  private struct Crate: Equatable {
    var id: Int
    var small: Int16
    var label: String
    var isOpen: Bool
    var weight: Double
    var packed: Date
    var bytes: Data
    var code: UUID
    var day: CalendarDate
    var price: Decimal
    var note: String?

    init(from row: inout RowDecoder) throws(DatabaseError) {
      id = try row.decode()
      small = try row.decode()
      label = try row.decode()
      isOpen = try row.decode()
      weight = try row.decode()
      packed = try row.decode()
      bytes = try row.decode()
      code = try row.decode()
      day = try row.decode()
      price = try row.decode()
      note = try row.decode()
    }
  }

  /// A table with a column of each type and one row, all made of bound values.
  private func withCrate(_ dialect: Dialect, _ body: (Database, [DatabaseValue]) async throws -> Void) async throws {
    let day = try #require(CalendarDate(year: 2026, month: 1, day: 31))
    let code = try #require(UUID(uuidString: "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"))
    let price = try #require(Decimal(string: "12345678901234567890.123456789"))
    let values: [DatabaseValue] = [
      .integer(1 << 40), .integer(-32_768), .text("감 한 상자"), .bool(true), .double(0.1),
      .timestamp(Date(timeIntervalSince1970: 1_780_218_900.25)), .blob(Data([0, 92, 255])), .uuid(code), .date(day),
      .decimal(price), .null,
    ]
    try await TestDatabase.withDatabase(dialect) { database in
      let (bytes, timestamp) = (dialect.bytesType, dialect.timestampType)
      let (uuid, decimal): (SQL, SQL) = dialect == .sqlite ? ("char(32)", "text") : ("uuid", "numeric(40, 9)")
      try await database.execute(
        """
        CREATE TABLE crate (id bigint PRIMARY KEY, small smallint NOT NULL, label text, is_open boolean,
          weight double precision, packed \(sql: timestamp), bytes \(sql: bytes), code \(sql: uuid), day date,
          price \(sql: decimal), note text)
        """)
      try await database.execute("INSERT INTO crate VALUES (\(sql: SQL.joined(values.map { "\($0)" }, ", ")))")
      try await body(database, values)
    }
  }

  @Test("each type is read as it was written, in the columns' order", arguments: TestDatabase.available)
  func types(dialect: Dialect) async throws {
    try await withCrate(dialect) { database, values in
      let crate = try #require(
        try await database.fetch("SELECT * FROM crate") { try Crate(from: &$0) }.first)
      let read: [DatabaseValue] = [
        crate.id.databaseValue, crate.small.databaseValue, .text(crate.label), .bool(crate.isOpen),
        .double(crate.weight), .timestamp(crate.packed), .blob(crate.bytes), .uuid(crate.code), .date(crate.day),
        .decimal(crate.price), crate.note.databaseValue,
      ]
      #expect(read == values)
      let row = try #require(try await database.query("SELECT * FROM crate").first)
      var decoder = RowDecoder(row)
      let again = try Crate(from: &decoder)
      #expect(again == crate)
    }
  }

  @Test("values of each type are found by themselves", arguments: TestDatabase.available)
  func comparison(dialect: Dialect) async throws {
    try await withCrate(dialect) { database, values in
      for (column, value) in zip(
        ["id", "small", "label", "is_open", "weight", "packed", "bytes", "code", "day"], values)
      {
        guard value != .double(0.1) else { continue }
        let found = try await database.fetch("SELECT id FROM crate WHERE \(identifier: column) = \(value)") {
          try $0.decode(Int.self)
        }
        #expect(found == [1 << 40], "\(column)")
      }
    }
  }

  @Test("columns are left out, and looked at ahead", arguments: TestDatabase.available)
  func skipping(dialect: Dialect) async throws {
    try await withCrate(dialect) { database, _ in
      let read = try await database.fetch("SELECT id, note, label, note FROM crate") { row in
        // There is no fifth column.
        let nulls = [row.isNull(), row.isNull(aheadBy: 1), row.isNull(aheadBy: 2), row.isNull(aheadBy: 4)]
        #expect(nulls == [false, true, false, true])
        row.skip(2)
        let position = row.position
        #expect(position == 2)
        let label = try row.decode(String.self)
        let note = try row.decode(Int?.self)
        #expect(note == nil)
        return label
      }
      #expect(read == ["감 한 상자"])
    }
  }

  @Test(
    "a value of another type names its table and column, never itself", arguments: TestDatabase.available)
  func mismatch(dialect: Dialect) async throws {
    try await withCrate(dialect) { database, _ in
      let attempts: [(column: SQL, expectation: String, read: @Sendable (inout RowDecoder) throws -> Void)] = [
        ("note", "column 'crate.note' holds null, not String", { _ = try $0.decode(String.self) }),
        ("label", "column 'crate.label' holds text, not Int", { _ = try $0.decode(Int.self) }),
        ("label AS name", "column 'crate.name' holds text, not Int", { _ = try $0.decode(Int?.self) }),
        ("label", "column 'crate.label' holds text, not Bool", { _ = try $0.decode(Bool.self) }),
        ("id", "column 'crate.id' holds an integer, not String", { _ = try $0.decode(String.self) }),
        ("id", "column 'crate.id' holds an integer, not Int16", { _ = try $0.decode(Int16.self) }),
        ("weight", "column 'crate.weight' holds a float, not Int", { _ = try $0.decode(Int.self) }),
        ("label", "column 'crate.label' holds text, not Date", { _ = try $0.decode(Date.self) }),
        ("label", "column 'crate.label' holds text, not UUID", { _ = try $0.decode(UUID.self) }),
        ("label || label AS twice", "column 'twice' holds text, not Data", { _ = try $0.decode(Data.self) }),
      ]
      for (column, expectation, read) in attempts {
        let error = await #expect(throws: DatabaseError.self) {
          try await database.fetch("SELECT 1, \(sql: column) FROM crate") { row in
            row.skip(1)
            try read(&row)
          }
        }
        #expect(error?.description == expectation)
      }
      // Within a transaction too, which goes on.
      try await database.transaction { connection in
        let error = await #expect(throws: DatabaseError.self) {
          try await connection.fetch("SELECT label FROM crate") { try $0.decode(Int.self) }
        }
        #expect(error?.description == "column 'crate.label' holds text, not Int")
        let rows = try await connection.query("SELECT 1")
        #expect(rows.count == 1)
      }
    }
  }

  @Test("text in an integer column of SQLite is an error, not zero")
  func looseTypes() async throws {
    try await Orchard.with(.sqlite) { database in
      try await database.execute("INSERT INTO fruit (id, name, grams) VALUES (1, 'fig', 'heavy')")
      let error = await #expect(throws: DatabaseError.self) {
        try await database.fetch("SELECT grams FROM fruit") { try $0.decode(Int?.self) }
      }
      #expect(error?.description == "column 'fruit.grams' holds text, not Int")
    }
  }

  @Test("reading past the last column is an error", arguments: TestDatabase.available)
  func end(dialect: Dialect) async throws {
    try await withCrate(dialect) { database, _ in
      for optional in [true, false] {
        let error = await #expect(throws: DatabaseError.self) {
          try await database.fetch("SELECT id, label FROM crate") { row in
            row.skip(2)
            if optional { _ = try row.decode(Int?.self) } else { _ = try row.decode(Int.self) }
          }
        }
        #expect(error?.description == "the result has no column 'number 2' (it has id, label)")
      }
    }
  }

  @Test("a decimal too long for Swift's is refused, not rounded", .needsPostgreSQL)
  func longDecimal() async throws {
    try await TestDatabase.withDatabase(.postgres) { database in
      for number in ["1234567890123456789012345678901234567890.5", "NaN"] {
        await #expect(throws: DatabaseError.self) {
          try await database.fetch("SELECT \(number)::numeric") { try $0.decode(Decimal.self) }
        }
      }
    }
  }

  @Test("a type of one's own is read through its value", arguments: TestDatabase.available)
  func ownType(dialect: Dialect) async throws {
    struct Grams: DatabaseValueConvertible, Equatable {
      var amount: Int64
      var databaseValue: DatabaseValue { .integer(amount) }
      static func fromDatabaseValue(_ value: DatabaseValue) -> Grams? {
        if case .integer(let amount) = value { Grams(amount: amount) } else { nil }
      }
    }
    try await Orchard.with(dialect) { database in
      try await database.execute("INSERT INTO fruit VALUES (1, 'fig', \(Grams(amount: 50))), (2, 'kiwi', NULL)")
      let grams = try await database.fetch("SELECT grams FROM fruit ORDER BY id") { try $0.decode(Grams?.self) }
      #expect(grams == [Grams(amount: 50), nil])
    }
  }
}
