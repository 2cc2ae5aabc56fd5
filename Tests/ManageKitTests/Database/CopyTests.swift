import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite(.timeLimit(.minutes(5)))
struct CopyTests {
  private let columns = ["id", "name", "grams"]

  private func rows(_ ids: some Sequence<Int>) -> [[DatabaseValue]] {
    ids.map { [.integer(Int64($0)), .text("fruit \($0)"), $0.isMultiple(of: 3) ? .null : .integer(Int64($0))] }
  }

  @Test("10,000 rows are inserted, and counted", arguments: TestDatabase.available)
  func many(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      #expect(try await database.copy(into: "fruit", columns: columns, rows: rows(1...10_000)) == 10_000)
      let sums = try #require(
        try await database.query("SELECT count(*), count(grams), sum(id) FROM fruit").first)
      #expect(try sums[0] == 10_000)
      #expect(try sums[1] == 6667)
      #expect(
        try await database.fetch("SELECT name FROM fruit WHERE id = 777") { try $0.decode(String.self) } == [
          "fruit 777"
        ])
      #expect(try await database.copy(into: "fruit", columns: columns, rows: []) == 0)
    }
  }

  @Test("rows are copied out in the format that is asked for", .needsPostgreSQL)
  func out() async throws {
    try await Orchard.with(.postgres) { database in
      try await database.copy(into: "fruit", columns: columns, rows: rows(1...2))
      var bytes: [UInt8] = []
      let count = try await database.copyOut("COPY (SELECT id, name FROM fruit ORDER BY id) TO STDOUT (FORMAT csv)") {
        bytes += $0
      }
      #expect(count == 2)
      #expect(String(decoding: bytes, as: UTF8.self) == "1,fruit 1\n2,fruit 2\n")
      struct Stop: Error {}
      try await database.transaction { connection in
        await #expect(throws: Stop.self) { try await connection.copyOut("COPY fruit TO STDOUT") { _ in throw Stop() } }
      }
      for sql in ["COPY vegetable TO STDOUT", "SELECT 1", "COPY (SELECT \(1)) TO STDOUT"] as [SQL] {
        let error = await #expect(throws: DatabaseError.self) { try await database.copyOut(sql) { _ in } }
        #expect(error?.name == "refused")
      }
    }
  }

  @Test("each value comes out as it went in", arguments: TestDatabase.available)
  func values(dialect: Dialect) async throws {
    let day = try #require(CalendarDate(year: 2024, month: 2, day: 29))
    let texts = [
      "", "\\N", "\\.", "tab\tline\nreturn\r back\\slash", "한글 👩‍👩‍👧‍👦", "\"quoted\", 'too'", "\u{8}\u{b}\u{c}", "NULL", " ",
    ]
    let values: [[DatabaseValue]] =
      texts.enumerated().map { index, text in
        [
          .integer(Int64(index)), .text(text), .blob(Data([0, 92, 10, 9, 255])), .bool(index.isMultiple(of: 2)),
          .double([0.1, -1.5e300, .infinity][index % 3]), .timestamp(Date(timeIntervalSince1970: -0.25)), .date(day),
          .decimal(Decimal(sign: .minus, exponent: -2, significand: 1250)), .uuid(UUID()),
        ]
      } + [[.integer(99), .null, .null, .null, .null, .null, .null, .null, .null]]
    try await TestDatabase.withDatabase(dialect) { database in
      let table = "odd \"crate\""
      let (uuid, decimal): (SQL, SQL) = dialect == .sqlite ? ("char(32)", "text") : ("uuid", "numeric")
      try await database.execute(
        """
        CREATE TABLE \(identifier: table) (id integer PRIMARY KEY, label text, "bytes here" \(sql: dialect.bytesType), open boolean,
          weight double precision, packed \(sql: dialect.timestampType), day date, price \(sql: decimal), code \(sql: uuid))
        """)
      let columns = ["id", "label", "bytes here", "open", "weight", "packed", "day", "price", "code"]
      try await database.copy(into: table, columns: columns, rows: values)
      let read = try await database.fetch("SELECT * FROM \(identifier: table) ORDER BY id") { row -> [DatabaseValue] in
        [
          try row.decode(Int.self).databaseValue, try row.decode(String?.self).databaseValue,
          try row.decode(Data?.self).databaseValue, try row.decode(Bool?.self).databaseValue,
          try row.decode(Double?.self).databaseValue, try row.decode(Date?.self).databaseValue,
          try row.decode(CalendarDate?.self).databaseValue, try row.decode(Decimal?.self).databaseValue,
          try row.decode(UUID?.self).databaseValue,
        ]
      }
      #expect(read == values)
    }
  }

  @Test("one bad row and none is inserted; the error names the table", arguments: TestDatabase.available)
  func badRow(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let duplicate = rows(1...5000) + [[.integer(17), .text("fig"), .null]]
      let error = await #expect(throws: DatabaseError.self) {
        try await database.copy(into: "fruit", columns: columns, rows: duplicate)
      }
      #expect(error?.isUniqueViolation == true)
      #expect(error?.refusal?.table == "fruit")
      #expect(error?.description.contains("17") == false)
      for bad in [.text("fig\0"), .null] as [DatabaseValue] {
        let error = await #expect(throws: DatabaseError.self) {
          try await database.copy(into: "fruit", columns: columns, rows: rows(1...10) + [[.integer(11), bad, .null]])
        }
        #expect(error?.name == "refused")
      }
      await #expect(throws: DatabaseError.self) {
        try await database.copy(into: "fruit", columns: columns, rows: [[.integer(1)]])
      }
      let missing = await #expect(throws: DatabaseError.self) {
        try await database.copy(into: "vegetable", columns: columns, rows: rows(1...2))
      }
      #expect(missing?.isUndefinedTable == true)
      let column = await #expect(throws: DatabaseError.self) {
        try await database.copy(into: "fruit", columns: ["id", "colour"], rows: [])
      }
      #expect(column?.refusal?.kind == .undefinedColumn)
      #expect(column?.refusal?.columns == ["colour"])
      let fruits = try await database.fruits
      #expect(fruits.isEmpty)
    }
  }

  @Test("within a transaction it is a part of it, and a failed one leaves the rest", arguments: TestDatabase.available)
  func withinTransaction(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      try await database.transaction { connection in
        try await connection.copy(into: "fruit", columns: columns, rows: rows(1...3))
        await #expect(throws: DatabaseError.self) {
          try await connection.copy(into: "fruit", columns: columns, rows: rows([4, 5, 1]))
        }
        try await connection.copy(into: "fruit", columns: columns, rows: rows([6]))
      }
      #expect(try await database.fetch("SELECT id FROM fruit ORDER BY id") { try $0.decode(Int.self) } == [1, 2, 3, 6])
    }
  }

  @Test("a cancelled task's rows are none", arguments: TestDatabase.available)
  func cancellation(dialect: Dialect) async throws {
    try await Orchard.with(dialect) { database in
      let task = Task { try await database.copy(into: "fruit", columns: ["id", "name"], rows: EndlessRows()) }
      try await Task.sleep(for: .milliseconds(200))
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(try await database.fruits.isEmpty)
      #expect(try await database.copy(into: "fruit", columns: columns, rows: rows(1...10)) == 10)
    }
  }
}

/// Rows without an end.
private struct EndlessRows: Sequence, IteratorProtocol {
  private var id: Int64 = 0

  mutating func next() -> [DatabaseValue]? {
    id += 1
    return [.integer(id), .text("fruit \(id)")]
  }
}
