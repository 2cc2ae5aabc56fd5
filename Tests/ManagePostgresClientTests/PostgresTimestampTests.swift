import Testing

@testable import ManagePostgresClient

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("PostgresTimestamp")
struct PostgresTimestampTests {
  @Test(
    "PostgreSQL's ISO texts are read",
    arguments: [
      ("1970-01-01 00:00:00+00", 0), ("2023-11-14 22:13:20+00", 1_700_000_000), ("2023-11-14 22:13:20", 1_700_000_000),
      ("2023-11-15 03:43:20+05:30", 1_700_000_000), ("2023-11-14 14:13:20.5-08", 1_700_000_000.5),
      ("2000-02-29", 951_782_400), ("0001-01-01", -62_135_596_800), ("0001-12-31 BC", -62_135_683_200),
      ("0001-12-31 00:00:00+00 BC", -62_135_683_200), ("12024-01-01", 317_273_587_200),
      ("5874897-12-31", 185_331_706_992_000),
    ] as [(String, Double)])
  func reading(text: String, seconds: Double) {
    #expect(Array(text.utf8).withUnsafeBytes(PostgresTimestamp.date)?.timeIntervalSince1970 == seconds)
  }

  @Test(
    "anything but a date is nil",
    arguments: [
      "", "infinity", "2023", "2023-13-01", "2023-01-01 xx", "2023-01-01 1:2:3 x", "2026-01-01 9999999999:00:00",
    ])
  func nonsense(text: String) {
    #expect(Array(text.utf8).withUnsafeBytes(PostgresTimestamp.date) == nil)
  }

  @Test("dates count microseconds from 2000, and those out of range none")
  func counting() {
    #expect(PostgresTimestamp.microseconds(of: Date(timeIntervalSince1970: 946_684_800)) == 0)
    #expect(PostgresTimestamp.microseconds(of: Date(timeIntervalSince1970: 946_684_801.000_001)) == 1_000_001)
    #expect(PostgresTimestamp.microseconds(of: Date(timeIntervalSince1970: 1e15)) == nil)
    #expect(PostgresTimestamp.microseconds(of: Date(timeIntervalSince1970: .nan)) == nil)
  }
}
