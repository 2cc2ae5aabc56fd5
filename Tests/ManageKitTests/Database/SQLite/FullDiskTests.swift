import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite(.timeLimit(.minutes(5)))
struct FullDiskTests {
  /// Opens a database with a row in its table `crate` and room for a megabyte or so: on a small disk where one can be
  /// made, else by SQLite's own limit.
  private func withSmallDisk(_ body: (Database) async throws -> Void) async throws {
    try await SmallDisk.with { path in
      try await TestDatabase.withOpen(.sqlite(path: path)) { try await fill($0, isLimited: false, body) }
    } otherwise: {
      try await TestDatabase.withDatabase(.sqlite) { try await fill($0, isLimited: true, body) }
    }
  }

  private func fill(_ database: Database, isLimited: Bool, _ body: (Database) async throws -> Void) async throws {
    try await database.execute("CREATE TABLE crate (id integer PRIMARY KEY, content blob)")
    try await database.execute("INSERT INTO crate VALUES (1, NULL)")
    // A cache of ten pages, so that what is written goes to the disk at once and not with the commit.
    let limits = "PRAGMA cache_size = 10" + (isLimited ? "; PRAGMA max_page_count = 250" : "")
    try await database.withConnection { try await $0.executeScript(limits) }
    try await body(database)
  }

  private nonisolated(nonsending) func insertMuch(into connection: Connection) async throws {
    for _ in 0..<300 { try await connection.execute("INSERT INTO crate (content) VALUES (zeroblob(10000))") }
  }

  private nonisolated(nonsending) func failure(
    of body: nonisolated(nonsending) () async throws -> Void
  ) async -> DatabaseError? {
    do {
      try await body()
      return nil
    } catch {
      return error as? DatabaseError
    }
  }

  @Test("a full disk is a typed error, nothing is half-written, and reading goes on")
  func full() async throws {
    try await withSmallDisk { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.transaction { try await insertMuch(into: $0) }
      }
      #expect(error?.refusal?.kind == .full)
      #expect(error?.hint?.contains("space") == true)
      let count = try await database.query("SELECT id FROM crate").count
      #expect(count == 1)
      try await database.execute("UPDATE crate SET content = zeroblob(10)")
    }
  }

  @Test(
    "a disk that is full within a savepoint ends the whole transaction: later statements fail instead of committing")
  func fullWithinSavepoint() async throws {
    try await withSmallDisk { database in
      let error = await failure {
        try await database.transaction { connection in
          try await connection.execute("INSERT INTO crate VALUES (2, NULL)")
          let inner = await failure { try await connection.transaction { try await insertMuch(into: $0) } }
          #expect(inner?.refusal?.kind == .full)
          let next = await failure { try await connection.execute("INSERT INTO crate VALUES (3, NULL)") }
          #expect(next?.name == "transactionAborted")
          let nested = await failure { try await connection.transaction { _ = try await $0.query("SELECT 1") } }
          #expect(nested?.name == "transactionAborted")
        }
      }
      #expect(error?.name == "transactionAborted")
      let ids = try await database.fetch("SELECT id FROM crate") { try $0.decode(Int.self) }
      #expect(ids == [1])
      try await database.transaction { try await $0.execute("INSERT INTO crate VALUES (4, NULL)") }
      let count = try await database.query("SELECT id FROM crate").count
      #expect(count == 2)
    }
  }

  @Test("a bulk insert that the disk has no room for inserts nothing")
  func fullWithinCopy() async throws {
    try await withSmallDisk { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.copy(
          into: "crate", columns: ["content"], rows: repeatElement([.blob(Data(count: 10_000))], count: 300))
      }
      #expect(error?.refusal?.kind == .full)
      let count = try await database.query("SELECT id FROM crate").count
      #expect(count == 1)
    }
  }
}
