import Foundation
import ManageGroundwork
import ManageTemplateEngine
import Testing

@testable import ManageKit

@Suite("The values of fields")
struct FieldValueTests {
  private func expectRoundTrip<Value: FieldValue>(_ value: Value) throws {
    #expect(Value.fromDatabaseValue(value.databaseValue) == value)
    var row = RowDecoder([value.databaseValue])
    #expect(try row.decode(Value.self) == value)
    let none = Value?.none
    var nullRow = RowDecoder([none.databaseValue])
    #expect(try nullRow.decode(Value?.self) == nil)
  }

  @Test("each comes back as it was, or as null")
  func roundTrips() throws {
    try expectRoundTrip(true)
    try expectRoundTrip(Int.min)
    try expectRoundTrip(Int16.max)
    try expectRoundTrip(Int32.min)
    try expectRoundTrip(Int64.max)
    try expectRoundTrip(0.1)
    try expectRoundTrip("한글 'quoted' \u{1F600}")
    try expectRoundTrip(Data([0, 255]))
    try expectRoundTrip(Date(timeIntervalSince1970: 1_700_000_000.25))
    try expectRoundTrip(try #require(Decimal(string: "12345678901234567890.123456789")))
    try expectRoundTrip(UUID())
    try expectRoundTrip(try #require(CalendarDate(year: 2026, month: 2, day: 28)))
    try expectRoundTrip(Blog.Status.published)
    try expectRoundTrip(JSON(Blog.Layout(columns: 3, tags: ["가", "\"b\""])))
    try expectRoundTrip(try #require(IPAddress("2001:db8::1")))
  }

  @Test("an integer that the type has no room for, or an unknown raw value, is no value")
  func outOfRange() {
    #expect(Int16.fromDatabaseValue(.integer(40_000)) == nil)
    #expect(Blog.Status.fromDatabaseValue(.text("deleted")) == nil)
    #expect(throws: DatabaseError.self) {
      var row = RowDecoder([.text("deleted")])
      _ = try row.decode(Blog.Status.self)
    }
    #expect(throws: DatabaseError.self) {
      var row = RowDecoder([.null])
      _ = try row.decode(Blog.Status.self)
    }
  }

  @Test("a template sees numbers, texts and dates")
  func templateValues() throws {
    #expect(Int16(3).templateValue.text == "3")
    #expect(UUID(uuidString: "E621E1F8-C36C-495A-93FC-0C247A3E6E5F")?.templateValue.text.first == "e")
    #expect(Data([1, 2]).templateValue.text == "2 bytes")
    #expect(try #require(CalendarDate(year: 2026, month: 2, day: 28)).templateValue.text == "2026-02-28")
    #expect(Blog.Status.draft.templateValue.text == "draft")
    #expect(String?.none.templateValue.text == "None")
  }

  @Test("a decimal keeps its digits in a template", arguments: ["12.5", "0.1", "-7", "1234567890.123456789"])
  func decimalInTemplates(digits: String) throws {
    let decimal = try #require(Decimal(string: digits))
    #expect(decimal.templateValue.text == digits)
  }
}
