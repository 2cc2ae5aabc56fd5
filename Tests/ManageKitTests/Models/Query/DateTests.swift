import Foundation
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Dates and addresses", .timeLimit(.minutes(5)))
struct DateTests {
  @Model("visit")
  struct Visit {
    @ID var id: Int
    var at: Date
    var left: Date?
    var day: CalendarDate
    var address: IPAddress?
    var code: UUID
  }

  private func with<T>(_ dialect: Dialect, _ body: (Database) async throws -> T) async throws -> T {
    try await TestDatabase.withDatabase(dialect) { database async throws in
      try await Visit.schema.create(in: database)
      // 2026-12-31 23:30:59.75 UTC, a Thursday; in Seoul it is New Year's morning.
      let at = Date(timeIntervalSince1970: 1_798_759_859.75)
      let day = try #require(CalendarDate(year: 2024, month: 2, day: 29))
      try await Visit.insert(
        ["10.1.2.3", "192.0.2.7", "2001:db8::1", nil].enumerated().map { index, address in
          Visit.Draft(
            at: at.addingTimeInterval(Double(index) * 0.125), left: index == 0 ? at : nil, day: day,
            address: address.flatMap { IPAddress($0) }, code: UUID())
        }, into: database)
      return try await body(database)
    }
  }

  @Test("parts of an instant, in UTC and elsewhere", arguments: TestDatabase.available)
  func instants(dialect: Dialect) async throws {
    let seoul = try #require(TimeZone(identifier: "Asia/Seoul"))
    let west = try #require(TimeZone(secondsFromGMT: -9 * 3600))
    try await with(dialect) { database async throws in
      let first = Visit.filter { $0.id == 1 }
      let (year, month, day, hour, minute, second) = try await first.select {
        let parts = $0.at.parts
        return (parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second)
      }.get(from: database)
      #expect((year, month, day, hour, minute, second) == (2026, 12, 31, 23, 30, 59))
      let (weekday, quarter, dayOfYear, date) = try await first.select {
        ($0.at.parts.weekday, $0.at.parts.quarter, $0.at.parts.dayOfYear, $0.at.parts.date)
      }.get(from: database)
      #expect((weekday, quarter, dayOfYear) == (5, 4, 365))
      #expect(date.description == "2026-12-31")
      let there = try await first.select {
        let parts = $0.at.parts(in: seoul)
        return (parts.year, parts.date, parts.hour, parts.weekday)
      }.get(from: database)
      #expect((there.0, there.1.description, there.2, there.3) == (2027, "2027-01-01", 8, 6))
      #expect(try await first.select { $0.at.parts(in: west).hour }.get(from: database) == 14)
      #expect(try await Visit.filter { $0.at.parts(in: seoul).year == 2027 }.count(in: database) == 4)
      #expect(try await Visit.filter { $0.left.parts.month == 12 }.count(in: database) == 1)
      #expect(try await Visit.filter { $0.left.parts.month == nil }.count(in: database) == 3)
    }
  }

  @Test("parts of a day", arguments: TestDatabase.available)
  func days(dialect: Dialect) async throws {
    try await with(dialect) { database async throws in
      let parts = try await Visit.filter { $0.id == 1 }.select {
        ($0.day.parts.year, $0.day.parts.month, $0.day.parts.day, $0.day.parts.weekday, $0.day.parts.dayOfYear)
      }.get(from: database)
      #expect(parts == (2024, 2, 29, 5, 60))
      let midnight = Visit.filter { $0.day.parts.hour == 0 && $0.day.parts.minute == 0 && $0.day.parts.second == 0 }
      #expect(try await midnight.count(in: database) == 4)
      let day = try #require(CalendarDate(year: 2024, month: 2, day: 29))
      #expect(try await Visit.filter { $0.day == day && $0.day.parts.date == day }.count(in: database) == 4)
    }
  }

  @Test("instants differ down to the microsecond, with and without a fraction", arguments: TestDatabase.available)
  func fractions(dialect: Dialect) async throws {
    try await with(dialect) { database async throws in
      let times = try await Visit.order { $0.at.ascending }.select { $0.at }.fetch(from: database)
      for (index, time) in times.enumerated() {
        #expect(try await Visit.filter { $0.at == time }.count(in: database) == 1)
        #expect(try await Visit.filter { $0.at < time }.count(in: database) == index)
      }
    }
  }

  @Test("addresses within a network", arguments: TestDatabase.available)
  func networks(dialect: Dialect) async throws {
    try expectSQL(
      Visit.filter { $0.address.isWithin("10.0.0.0/8") }.select { $0.id },
      #"SELECT "visit"."id" FROM "visit" WHERE "visit"."address" <<= CAST($1 AS inet)"#,
      sqlite: #"SELECT "visit"."id" FROM "visit" WHERE manage_ip_within("visit"."address", ?)"#)
    try await with(dialect) { database async throws in
      func ids(_ network: String) async throws -> [Int] {
        try await Visit.filter { $0.address.isWithin(network) }.order { $0.id.ascending }.select { $0.id }
          .fetch(from: database)
      }
      #expect(try await ids("10.0.0.0/8") == [1])
      #expect(try await ids("192.0.2.7") == [2])
      #expect(try await ids("0.0.0.0/0") == [1, 2])
      #expect(try await ids("2001:db8::/32") == [3])
      #expect(try await Visit.filter { !$0.address.isWithin("10.0.0.0/8") }.count(in: database) == 3)
      #expect(try await Visit.filter { $0.address == IPAddress("192.0.2.7") }.count(in: database) == 1)
    }
    #expect(throws: QueryError.invalidNetwork) {
      try Visit.filter { $0.address.isWithin("ten") }.sql(for: .sqlite)
    }
  }

  @Test("a UUID finds its row", arguments: TestDatabase.available)
  func uuids(dialect: Dialect) async throws {
    try await with(dialect) { database async throws in
      let visit = try await Visit.get(2, from: database)
      #expect(try await Visit.filter { $0.code == visit.code }.get(from: database) == visit)
      #expect(try await Visit.filter { $0.code.in([visit.code]) }.count(in: database) == 1)
    }
  }

  @Test("an instant is read as it was written, to the last bit", arguments: TestDatabase.available)
  func exact(dialect: Dialect) async throws {
    let instants = (1...100).map { number in
      Date(timeIntervalSinceReferenceDate: Double(801_234_567_000_000 + number * 86_399_990_007) / 1_000_000)
    }
    try await Forum.withPosts(dialect) { database async throws in
      let drafts = instants.map { instant in
        var draft = Forum.post("now")
        draft.createdAt = instant
        return draft
      }
      let inserted = try await Forum.Post.insert(drafts, into: database)
      #expect(inserted.map(\.createdAt) == instants)
      let written = inserted.map { row in
        var post = row
        post.createdAt = instants[row.id - inserted[0].id]
        return post
      }
      #expect(
        try await Forum.Post.filter { $0.title == "now" }.order { $0.id.ascending }.fetch(from: database) == written)
      #expect(try await Forum.Post.filter { $0.createdAt.in(instants) }.count(in: database) == 100)
    }
  }
}
