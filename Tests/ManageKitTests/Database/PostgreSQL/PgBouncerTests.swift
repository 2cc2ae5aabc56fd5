import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite(.needsPgBouncer, .timeLimit(.minutes(5)))
struct PgBouncerTests {
  /// Opens a database through PgBouncer, which has three connections for the ten of ours.
  private func withDatabase(
    preparedStatements: Int, _ body: (Database) async throws -> Void
  ) async throws {
    try await TestDatabase.withSettings(.postgres) { settings in
      guard case .postgres(var settings) = settings else { throw MissingService.postgres }
      let environment = ProcessInfo.processInfo.environment
      settings.host = try #require(environment["PGBOUNCER_HOST"])
      settings.port = try #require(environment["PGBOUNCER_PORT"].flatMap { Int($0) })
      var limits = TestDatabase.patient
      limits.preparedStatements = preparedStatements
      try await TestDatabase.withOpen(.postgres(settings), limits: limits, body)
    }
  }

  @Test("in transaction mode everything works without prepared statements")
  func withoutPreparedStatements() async throws {
    try await withDatabase(preparedStatements: 0) { database in
      try await database.execute("CREATE TABLE fruit (id int PRIMARY KEY, picked timestamptz, data bytea)")
      let date = Date(timeIntervalSince1970: 1_780_218_900.25)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 1...40 {
          group.addTask {
            try await database.transaction { connection in
              try await connection.execute("INSERT INTO fruit VALUES (\(number), \(date), \(Data([0, 255])))")
              let row = try #require(try await connection.query("SELECT * FROM fruit WHERE id = \(number)").first)
              #expect(try row["id"] == number)
              #expect(try row["picked"] == date)
              #expect(try row["data"] == Data([0, 255]))
            }
          }
          group.addTask {
            let number = try await database.query("SELECT \(number)::int").map { try $0[0] as Int }
            #expect(number.count == 1)
          }
        }
        try await group.waitForAll()
      }
      var ids: [Int] = []
      try await database.stream("SELECT id FROM fruit ORDER BY id", batch: 7, { try $0.decode(Int.self) }) { ids += $0 }
      #expect(ids == Array(1...40))
      #expect(try await database.copy(into: "fruit", columns: ["id"], rows: (41...50).map { [.integer($0)] }) == 10)
      let sums = try await database.pipeline(["SELECT count(*) FROM fruit", "SELECT max(id) FROM fruit"])
      #expect(try sums.map { try $0[0][0] } == [50, 50])
    }
  }

  @Test("with prepared statements by mistake, no answer is another's and every connection comes to work")
  func withPreparedStatements() async throws {
    try await withDatabase(preparedStatements: 256) { database in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for task in 1...20 {
          group.addTask {
            for round in 1...20 {
              let number: Int? = try await database.query("SELECT \(sql: SQL(unsafe: "\(round % 5 + task)"))").first?[0]
              #expect(number == round % 5 + task)
            }
          }
        }
        try await group.waitForAll()
      }
      var failures = 0
      for _ in 0..<100 {
        do {
          try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<10 {
              group.addTask {
                try await database.transaction { connection in
                  for number in 1...3 {
                    let answer: Int? = try await connection.query("SELECT \(number)::int + \(0)").first?[0]
                    #expect(answer == number)
                  }
                }
              }
            }
            try await group.waitForAll()
          }
        } catch let error as DatabaseError {
          #expect(error.refusal?.code == "26000", "\(error)")
          failures += 1
        }
      }
      // Each of the ten connections meets it once at most.
      #expect(failures <= 10)
    }
  }
}
