import Testing

@testable import ManagePostgresClient

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Reading cells", .needsServer)
struct PostgresReadingTests {
  private let pool = TestServer.pool { $0.pool.max = 1 }

  private func read<Value>(_ expression: String, _ read: (PostgresResult) -> Value) async throws -> Value {
    read(try await pool.query("SELECT \(expression)"))
  }

  @Test(
    "integers to the edge of their range",
    arguments: [
      ("0", 0), ("-7::int2", -7), ("9223372036854775807", .max), ("(-9223372036854775808)::int8", .min),
      ("12::numeric", 12),
      ("9223372036854775808::numeric", nil), ("1.5::numeric", nil), ("'1'::text", nil), ("NULL::int", nil),
    ] as [(String, Int64?)])
  func integers(expression: String, expected: Int64?) async throws {
    #expect(try await read(expression) { $0.withCells { $0.int64(0) } } == expected)
  }

  @Test(
    "floating point to the last bit",
    arguments: [
      ("0.1::float8 + 0.2", 0.1 + 0.2), ("1e300::float8", 1e300), ("-5e-324::float8", -.leastNonzeroMagnitude),
      ("'-0'::float8", -0.0),
      ("'Infinity'::float8", .infinity), ("123456789.125::float8", 123_456_789.125), ("0.0000001::float8", 1e-7),
      ("3::int", 3), ("12.50::numeric", 12.5), ("''::text", nil),
    ] as [(String, Double?)])
  func doubles(expression: String, expected: Double?) async throws {
    let value = try await read(expression) { $0.withCells { $0.double(0) } }
    #expect(value?.bitPattern == expected?.bitPattern)
  }

  @Test(
    "decimals exactly, up to 38 digits",
    arguments: [
      "0", "-0.00", "12.50", "-99999999.99", "123456789012345678901234567890.12345678", "0.000000000000000000001",
    ])
  func decimals(text: String) async throws {
    let value = try await read("\(text)::numeric") { $0.withCells { $0.decimal(0) } }
    #expect(value == Decimal(string: text))
    #expect(try await read("'NaN'::numeric") { $0.withCells { $0.decimal(0) } } == nil)
    #expect(try await read("1e40::numeric") { $0.withCells { $0.decimal(0) } } == nil)
  }

  @Test("booleans, bytes, uuids, days and text")
  func others() async throws {
    let uuid = "0b0e7f4e-2d0f-4b8a-9d7a-ABCDEF111111"
    let result = try await pool.query(
      "SELECT true, false, '\\x00ff41'::bytea, '\(uuid)'::uuid, date '2024-02-29', '가나'::varchar, ''::bytea, date 'infinity'"
    )
    #expect(result.withCells { $0.bool(0) } == true)
    #expect(result.withCells { $0.bool(1) } == false)
    #expect(result.withCells { $0.data(2) } == Data([0, 255, 65]))
    #expect(result.withCells { $0.uuid(3) } == UUID(uuidString: uuid))
    #expect(try #require(result.withCells { $0.calendarDate(4) }) == (2024, 2, 29))
    #expect(result.withCells { $0.string(5) } == "가나")
    #expect(result.withCells { $0.data(6) } == Data())
    #expect(result.withCells { $0.calendarDate(7) } == nil)
    #expect(result.withCells { $0.uuid(5) } == nil)
    #expect(result.withCells { $0.bool(5) } == nil)
    #expect(result.withCells { $0.bytes(5)?.count } == 6)
    #expect(!result.withCells { $0.isNull(6) })
  }
}
