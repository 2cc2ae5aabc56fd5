import Foundation
import ManageTesting
import Testing

@testable import ManageKit

struct DatabaseValueConvertibleTests {
  @Test("a Bool is read from a boolean, and from SQLite's 0 and 1 alone")
  func bools() {
    #expect(Bool.fromDatabaseValue(.bool(true)) == true)
    #expect(Bool.fromDatabaseValue(.integer(0)) == false)
    #expect(Bool.fromDatabaseValue(.integer(1)) == true)
    for value in [.integer(2), .integer(-1), .text("t"), .double(1), .null] as [DatabaseValue] {
      #expect(Bool.fromDatabaseValue(value) == nil)
    }
  }

  @Test("a Double is read from integers too, an Int never from floats or text")
  func numbers() {
    #expect(Double.fromDatabaseValue(.integer(3)) == 3)
    #expect(Double.fromDatabaseValue(.double(0.1)) == 0.1)
    #expect(Double.fromDatabaseValue(.text("0.1")) == nil)
    #expect(Int.fromDatabaseValue(.integer(.min)) == .min)
    #expect(Int.fromDatabaseValue(.double(3)) == nil)
    #expect(Int.fromDatabaseValue(.text("3")) == nil)
    #expect(Int.fromDatabaseValue(.bool(true)) == nil)
    #expect(Int.fromDatabaseValue(.decimal(3)) == 3)
    #expect(Int.fromDatabaseValue(.decimal(3.5)) == nil)
    #expect(Int16.fromDatabaseValue(.decimal(40_000)) == nil)
    #expect(Double.fromDatabaseValue(.decimal(3.5)) == 3.5)
  }

  @Test(
    "text that isn't a decimal number is refused",
    arguments: ["", "1,5", "1.5 €", " 1", "1e", "0x1F", "NaN", "infinity", "1.5.2", "--1", "１"])
  func junkDecimals(text: String) {
    #expect(Decimal.fromDatabaseValue(.text(text)) == nil)
  }

  @Test("text and bytes are not mistaken for each other")
  func textAndBytes() {
    #expect(String.fromDatabaseValue(.text("a")) == "a")
    #expect(String.fromDatabaseValue(.blob(Data("a".utf8))) == nil)
    #expect(String.fromDatabaseValue(.integer(1)) == nil)
    #expect(Data.fromDatabaseValue(.blob(Data([0]))) == Data([0]))
    #expect(Data.fromDatabaseValue(.text("a")) == nil)
  }

  @Test("a Date is read from an instant and from text that spells one")
  func dates() {
    let date = Date(timeIntervalSince1970: 86_400)
    #expect(Date.fromDatabaseValue(.timestamp(date)) == date)
    #expect(Date.fromDatabaseValue(.text("1970-01-02 00:00:00")) == date)
    #expect(Date.fromDatabaseValue(.text("tomorrow")) == nil)
    #expect(Date.fromDatabaseValue(.integer(86_400)) == nil)
  }

  @Test("null is nil of an optional, and of no other type")
  func optionals() {
    #expect(Int?.fromDatabaseValue(.null) == .some(nil))
    #expect(Int?.fromDatabaseValue(.integer(4)) == .some(4))
    #expect(Int?.fromDatabaseValue(.text("4")) == nil)
    #expect(Int.fromDatabaseValue(.null) == nil)
    #expect(String.fromDatabaseValue(.null) == nil)
    #expect(DatabaseValue.fromDatabaseValue(.null) == .null)
  }

  /// What comes back of a value that was put in a column of this type.
  private func roundTrip<Value: DatabaseValueConvertible>(
    _ values: [Value], column: SQL, in dialect: Dialect
  ) async throws -> [Value] {
    try await TestDatabase.withDatabase(dialect) { database in
      try await database.execute("CREATE TABLE crate (id integer PRIMARY KEY, content \(sql: column))")
      for (id, value) in values.enumerated() {
        try await database.execute("INSERT INTO crate VALUES (\(id), \(value))")
      }
      return try await database.query("SELECT content FROM crate ORDER BY id").map { try $0["content"] }
    }
  }

  @Test("booleans come back", arguments: TestDatabase.available)
  func boolRoundTrip(dialect: Dialect) async throws {
    let values: [Bool?] = [true, false, nil]
    #expect(try await roundTrip(values, column: "boolean", in: dialect) == values)
  }

  @Test("integers come back to the ends of their range", arguments: TestDatabase.available)
  func intRoundTrip(dialect: Dialect) async throws {
    let values: [Int?] = [0, -1, .max, .min, 1 << 53 + 1, nil]
    #expect(try await roundTrip(values, column: "bigint", in: dialect) == values)
  }

  @Test("floats come back to the last bit", arguments: TestDatabase.available)
  func doubleRoundTrip(dialect: Dialect) async throws {
    let values: [Double?] = [0.1, -1.5e300, .leastNonzeroMagnitude, .infinity, 1 / 3, 3, nil]
    #expect(try await roundTrip(values, column: "double precision", in: dialect) == values)
  }

  @Test("text comes back, Korean and emoji too", arguments: TestDatabase.available)
  func textRoundTrip(dialect: Dialect) async throws {
    let values = ["", " 김치찌개 끓이기 ", "👩‍👩‍👧‍👦 ₩1,000", "한글", "line\r\nline\u{1}", #"\x41 \' ""#, nil]
    let read = try await roundTrip(values, column: "text", in: dialect)
    // Byte by byte, since Swift takes composed and decomposed syllables for equal.
    #expect(read.map { $0.map { Array($0.utf8) } } == values.map { $0.map { Array($0.utf8) } })
  }

  @Test("bytes come back, zeros too", arguments: TestDatabase.available)
  func dataRoundTrip(dialect: Dialect) async throws {
    let values: [Data?] = [Data(), Data([0, 0]), Data(UInt8.min...UInt8.max), nil]
    #expect(try await roundTrip(values, column: dialect.bytesType, in: dialect) == values)
  }

  @Test("an instant comes back to the microsecond, long ago and far ahead", arguments: TestDatabase.available)
  func dateRoundTrip(dialect: Dialect) async throws {
    let microseconds: [Int64] = [
      0, 1, -1, 1_780_218_900_250_001, 1_780_218_900_999_999, -1_000_001, -14_182_940_000_123, -62_135_596_800_000_000,
      253_402_300_799_000_000,
    ]
    let dates = microseconds.map { Date(timeIntervalSince1970: Double($0) / 1_000_000) }
    let read = try await roundTrip(dates, column: dialect.timestampType, in: dialect)
    #expect(read.map { Int64(($0.timeIntervalSince1970 * 1_000_000).rounded()) } == microseconds)
  }

  @Test("an instant of whole microseconds comes back to the last bit", arguments: TestDatabase.available)
  func exactDateRoundTrip(dialect: Dialect) async throws {
    let dates = (0..<200).map { number in
      Date(timeIntervalSinceReferenceDate: Double(801_234_567_000_000 + number * 10_007_993) / 1_000_000)
    }
    #expect(try await roundTrip(dates, column: dialect.timestampType, in: dialect) == dates)
  }

  @Test("a value that a column can't hold whole is refused, and nothing is stored", arguments: TestDatabase.available)
  func unfitValues(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await database.execute(
        "CREATE TABLE crate (id integer PRIMARY KEY, label text, packed \(sql: dialect.timestampType))")
      let unfit: [(label: String, packed: Date)] = [
        ("admin\0", .now), ("\0", .now), ("", Date(timeIntervalSince1970: 1e18)),
        ("", Date(timeIntervalSince1970: .nan)),
        ("", Date(timeIntervalSince1970: -.infinity)),
      ]
      for (label, packed) in unfit {
        let error = await #expect(throws: DatabaseError.self) {
          try await database.execute("INSERT INTO crate VALUES (\(1), \(label), \(packed))")
        }
        #expect(error?.refusal?.code == "client")
        #expect(error?.description.contains("invalid value for") == true)
        #expect(error?.description.contains("admin") == false)
      }
      #expect(try await database.query("SELECT id FROM crate").isEmpty)
    }
  }

  @Test("a NUL is refused in search text too", arguments: TestDatabase.available)
  func searchForNUL(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await database.execute("INSERT INTO fruit (id, name) VALUES (1, 'fig')")
      await #expect(throws: DatabaseError.self) {
        try await database.query("SELECT id FROM fruit WHERE name = \("fig\0")")
      }
    }
  }
}
