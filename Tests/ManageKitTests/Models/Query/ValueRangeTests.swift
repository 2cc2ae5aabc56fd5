import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Values that a column can't hold", .timeLimit(.minutes(5)))
struct ValueRangeTests {
  @Model("limited")
  struct Limited {
    @ID var id: Int
    @Field(digits: 6, places: 2) var price: Decimal = 0
    var exact: Decimal?
    @Field(max: 5) var title = ""
    var text = ""
    var at: Date?
    var rating = 0.0
    var layout: JSON<[String: Double]>?
    var note: JSON<String> = JSON("")
    var count = 0
    var small: Int16 = 0
    var large: Int64 = 0
  }

  private struct Case: Sendable {
    let column, reason: String
    let change: @Sendable (inout Limited.Draft) -> Void

    init(_ column: String = "", _ reason: String = "", _ change: @escaping @Sendable (inout Limited.Draft) -> Void) {
      (self.column, self.reason, self.change) = (column, reason, change)
    }
  }

  private static let unfit = [
    Case("price", "it has more than 2 decimal places") { $0.price = decimal("1.239") },
    Case("price", "it has more than 4 digits before the point") { $0.price = 10_000 },
    Case("price", "it has more than 4 digits before the point") { $0.price = -10_000 },
    Case("price", "it is not a number") { $0.price = .nan },
    Case("exact", "it is not a number") { $0.exact = .nan },
    Case("exact", "it has more than 38 digits") { $0.exact = decimal("1e38") },
    Case("exact", "it has more than 38 digits") { $0.exact = decimal("1e-38") },
    Case("exact", "it has more than 38 digits") { $0.exact = .greatestFiniteMagnitude },
    Case("title", "it is longer than 5 characters") { $0.title = "six666" },
    Case("title", "it has a NUL character") { $0.title = "a\0" },
    Case("text", "it has a NUL character") { $0.text = "\0" },
    Case("at", "it is outside the years 1 to 9999") { $0.at = Date(timeIntervalSince1970: 253_402_300_800) },
    Case("at", "it is outside the years 1 to 9999") { $0.at = Date(timeIntervalSince1970: -62_135_596_801) },
    Case("at", "it is outside the years 1 to 9999") { $0.at = Date(timeIntervalSince1970: .nan) },
    Case("rating", "it is not a number") { $0.rating = .nan },
    Case("layout", "it can't be encoded as JSON, which has neither NaN nor infinity") {
      $0.layout = JSON(["a": .infinity])
    },
    Case("layout", "it has a NUL character") { $0.layout = JSON(["\0": 1]) },
    Case("note", "it has a NUL character") { $0.note = JSON("\\\0") },
    Case("count", "it does not fit 32 bits") { $0.count = 1 << 31 },
  ]

  private static let fit = [
    Case { $0.price = decimal("9999.990") }, Case { $0.price = decimal("-9999.99") },
    Case { $0.exact = decimal(String(repeating: "9", count: 38)) },
    Case { $0.exact = decimal("-1e-37") }, Case { $0.title = "감감감감감" },
    Case { $0.at = Date(timeIntervalSince1970: 253_402_300_799) }, Case { $0.rating = -.infinity },
    Case { $0.note = JSON(#"\u0000 \\u0000"#) }, Case { $0.count = -1 << 31 }, Case { $0.large = .min },
  ]

  private static func decimal(_ text: String) -> Decimal { Decimal(string: text) ?? .nan }

  @Test(
    "are refused by insert, COPY and update alike, with table and column; nothing is stored",
    arguments: TestDatabase.available)
  func refusals(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database async throws in
      try await Limited.schema.create(in: database)
      let row = try await Limited.insert(Limited.Draft(), into: database)
      for unfit in Self.unfit {
        var draft = Limited.Draft()
        unfit.change(&draft)
        let message = "column 'limited.\(unfit.column)': \(unfit.reason)"
        let attempts: [(Database) async throws -> Void] = [
          { try await Limited.insert([Limited.Draft(), draft], into: $0) },
          { try await Limited.copy([Limited.Draft(), draft], into: $0) },
          { try await Limited(row.id, draft).update(in: $0) },
        ]
        for attempt in attempts {
          let error = await #expect(throws: DatabaseError.self) { try await attempt(database) }
          #expect(error?.description == message)
        }
      }
      #expect(try await Limited.all.fetch(from: database) == [row])
    }
  }

  @Test("values that just fit come back", arguments: TestDatabase.available)
  func limits(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database async throws in
      try await Limited.schema.create(in: database)
      for fit in Self.fit {
        var draft = Limited.Draft()
        fit.change(&draft)
        let row = try await Limited.insert(draft, into: database)
        #expect(row == Limited(row.id, draft))
        #expect(try await Limited.get(row.id, from: database) == row)
      }
    }
  }

  @Test("a prepared statement's parameters are checked too", arguments: TestDatabase.available)
  func parameters(dialect: Dialect) async throws {
    let update = Limited.prepared { (title: Parameter<String>, price: Parameter<Decimal>) in
      Limited.all.update {
        $0.title = title.expression
        $0.price = price.expression
      }.returning()
    }
    try await TestDatabase.withDatabase(dialect) { database async throws in
      try await Limited.schema.create(in: database)
      try await Limited.insert(Limited.Draft(), into: database)
      #expect(try await update.get(from: database, "five5", 2.5).title == "five5")
      let long = await #expect(throws: DatabaseError.self) { try await update.fetch(from: database, "six666", 1) }
      #expect(long?.description == "column 'limited.title': it is longer than 5 characters")
      let exact = await #expect(throws: DatabaseError.self) {
        try await update.fetch(from: database, "", Self.decimal("1.239"))
      }
      #expect(exact?.description == "column 'limited.price': it has more than 2 decimal places")
    }
  }

  @Test("values that an update computes have the same limits as those passed to it", arguments: TestDatabase.available)
  func computed(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database async throws in
      try await Limited.schema.create(in: database)
      let draft = Limited.Draft(
        price: 9_000, title: "five5", count: Int(Int32.max), small: .max, large: .max)
      let row = try await Limited.insert(draft, into: database)
      let updates: [Update<Limited>] = [
        Limited.all.update { $0.count += 1 }, Limited.all.update { $0.small += 1 },
        Limited.all.update { $0.large += 1 },
        Limited.all.update { $0.title += "5" }, Limited.all.update { $0.price *= 2 },
      ]
      for update in updates {
        let error = await #expect(throws: DatabaseError.self) { try await update.execute(in: database) }
        #expect(error?.refusal?.kind == .invalidValue)
        #expect(error?.refusal?.table == "limited" || dialect == .postgres)
      }
      #expect(try await Limited.get(row.id, from: database) == row)
      // numeric(6, 2) rounds.
      try await Limited.all.update(in: database) {
        $0.price = $0.price * Self.decimal("0.111115")
        $0.count -= 1
      }
      let changed = try await Limited.get(row.id, from: database)
      #expect(changed.price == Decimal(string: "1000.04"))
      #expect(changed.count == Int(Int32.max) - 1)
    }
  }
}

extension ValueRangeTests.Limited {
  fileprivate init(_ id: Int, _ draft: Draft) {
    self.init(
      id: id, price: draft.price, exact: draft.exact, title: draft.title, text: draft.text, at: draft.at,
      rating: draft.rating, layout: draft.layout, note: draft.note, count: draft.count, small: draft.small,
      large: draft.large)
  }
}
