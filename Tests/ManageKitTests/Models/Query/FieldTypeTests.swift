import Foundation
import ManageGroundwork
import ManageTemplateEngine
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Every type of field", .timeLimit(.minutes(5)))
struct FieldTypeTests {
  enum Size: Int16, FieldValue {
    case small = 1
    case large = 9
  }

  enum Status: String, FieldValue {
    case draft, published
  }

  /// A type of a site's own.
  struct Color: FieldValue {
    static let columnType = ColumnType.custom(postgres: "char(7)", sqlite: "text")
    let code: String

    var databaseValue: DatabaseValue { .text(code) }
    var templateValue: TemplateValue { .string(code) }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Color? { String.fromDatabaseValue(value).map(Color.init) }
  }

  struct Layout: Codable, Sendable, Equatable {
    var columns = 2
    var ratio = 0.1
    var title: String?
    var tags: [String: [Bool]] = [:]
  }

  @Model("required")
  struct Required {
    @ID var id: Int
    var flag: Bool
    var small: Int16
    var medium: Int32
    var number: Int
    var large: Int64
    var double: Double
    var exact: Decimal
    @Field(digits: 12, places: 2) var price: Decimal
    var text: String
    @Field(max: 20) var title: String
    var data: Data
    var instant: Date
    var day: CalendarDate
    var key: UUID
    var layout: JSON<Layout>
    var address: IPAddress
    var size: Size
    var status: Status
    var color: Color
  }

  @Model("optional")
  struct Optionals {
    @ID var id: Int
    var flag: Bool?
    var small: Int16?
    var medium: Int32?
    var number: Int?
    var large: Int64?
    var double: Double?
    var exact: Decimal?
    @Field(digits: 12, places: 2) var price: Decimal?
    var text: String?
    @Field(max: 20) var title: String?
    var data: Data?
    var instant: Date?
    var day: CalendarDate?
    var key: UUID?
    var layout: JSON<Layout>?
    var address: IPAddress?
    var size: Size?
    var status: Status?
    var color: Color?
  }

  private static func drafts() throws -> [Required.Draft] {
    [
      Required.Draft(
        flag: true, small: .max, medium: .max, number: -5, large: .max, double: 0.1,
        exact: try #require(Decimal(string: "-12345678901234567890.123456789012345678")),
        price: try #require(Decimal(string: "9999999999.99")), text: "김치찌개\n\u{1}'\"\\",
        title: String(repeating: "감", count: 20), data: Data(UInt8.min...UInt8.max),
        instant: Date(timeIntervalSinceReferenceDate: 801_234_567.891_237),
        day: try #require(CalendarDate("2026-02-28")), key: UUID(),
        layout: JSON(Layout(title: "\"글\" \\u0000", tags: ["a/b": [true]])),
        address: try #require(IPAddress("2001:db8::1")), size: .large, status: .published,
        color: Color(code: "#ff00aa")),
      Required.Draft(
        flag: false, small: .min, medium: .min, number: 0, large: .min, double: -.infinity, exact: 0, price: -0.5,
        text: "", title: "", data: Data(), instant: Date(timeIntervalSince1970: -62_135_596_800),
        day: try #require(CalendarDate("0001-01-01")), key: UUID(), layout: JSON(Layout()),
        address: try #require(IPAddress("127.0.0.1")), size: .small, status: .draft, color: Color(code: "#000000")),
    ]
  }

  private static func optionalDrafts() throws -> [Optionals.Draft] {
    let full = try drafts()[0]
    return [
      Optionals.Draft(),
      Optionals.Draft(
        flag: full.flag, small: full.small, medium: full.medium, number: full.number, large: full.large,
        double: full.double, exact: full.exact, price: full.price, text: full.text, title: full.title, data: full.data,
        instant: full.instant, day: full.day, key: full.key, layout: full.layout, address: full.address,
        size: full.size, status: full.status, color: full.color),
    ]
  }

  /// Writes drafts by insert, COPY and update, and reads them by query and by row.
  private func check<M: Model>(_ model: M.Type, _ drafts: [M.Draft], in dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database async throws in
      try await M.schema.create(in: database)
      let expected = drafts.map { $0.databaseValues(at: .null) }
      let inserted = try await M.insert(drafts, into: database)
      #expect(inserted.map { Array($0.databaseValues.dropFirst()) } == expected)
      try await M.copy(drafts, into: database)
      let all = try await M.order { $0.primaryKey.ascending }.fetch(from: database)
      #expect(all.map { Array($0.databaseValues.dropFirst()) } == expected + expected)
      #expect(Array(all.prefix(2)) == inserted)
      for row in all { #expect(try await row.update(in: database) == row) }

      let rows = try await database.query("SELECT * FROM \(identifier: M.schema.table) ORDER BY id")
      let read = try rows.map { row in
        var decoder = RowDecoder(row)
        return try M(from: &decoder)
      }
      #expect(read == all)
    }
  }

  @Test("comes back as it was, by model and by row", arguments: TestDatabase.available)
  func required(dialect: Dialect) async throws {
    try await check(Required.self, try Self.drafts(), in: dialect)
  }

  @Test("may be null", arguments: TestDatabase.available)
  func optional(dialect: Dialect) async throws {
    try await check(Optionals.self, try Self.optionalDrafts(), in: dialect)
  }

  @Test("is found again by its value", arguments: TestDatabase.available)
  func filters(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database async throws in
      try await Required.schema.create(in: database)
      let drafts = try Self.drafts()
      try await Required.insert(drafts, into: database)
      let draft = drafts[0]
      let found = Required.filter {
        $0.flag == true && $0.small == draft.small && $0.large == draft.large && $0.double == draft.double
          && $0.exact == draft.exact && $0.price == draft.price && $0.text == draft.text && $0.data == draft.data
      }.filter {
        $0.instant == draft.instant && $0.day == draft.day && $0.key == draft.key && $0.layout == draft.layout
          && $0.address == draft.address && $0.size == draft.size && $0.status == draft.status
          && $0.color == draft.color
      }
      #expect(try await found.select { $0.id }.fetch(from: database) == [1])
      #expect(try await Required.all.distinct().count(in: database) == 2)
      let keys = drafts.map(\.key)
      #expect(try await Required.all.aggregate(in: database) { $0.key.min() } == keys.min())
      #expect(try await Required.all.aggregate(in: database) { $0.key.max() } == keys.max())
    }
  }
}
