import Foundation
import ManageTesting
import Testing

@testable import ManageKit

struct MigrationLockTests {
  private let blog = ["blog/0001_initial.sql": creating("blog_post")]

  @Test(
    "a run that waits too long names the one that it waited for, and has done nothing",
    arguments: TestDatabase.available)
  func timeout(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await MigrationLock(wait: .zero) { _ in }.hold(on: database) {
        let log = ProgressLog()
        let message = await failure {
          try await migrations(blog, dialect: dialect)
            .migrate(in: database, options: MigrationOptions(wait: .seconds(1)), progress: log.add)
        }
        let holder = "(manage migrate, process \(ProcessInfo.processInfo.processIdentifier) on "
        #expect(message?.hasPrefix("another migrate is running, pid ") == true, "\(message ?? "none")")
        #expect(message?.contains(holder) == true && message?.contains(" since 2") == true, "\(message ?? "none")")
        #expect(message?.contains("; waited 1 s\n") == true, "\(message ?? "none")")
        #expect(log.text == ["waiting"])
      }
      #expect(try await !database.has("blog_post"))
    }
  }

  @Test("the lock is free again after a run, also a failed one", arguments: TestDatabase.available)
  func release(dialect: Dialect) async throws {
    let options = MigrationOptions(wait: .zero)
    try await TestDatabase.withDatabase(dialect) { database in
      let broken = try migrations(["blog/0001_initial.sql": "-- migrate:up\nNONSENSE;"], dialect: dialect)
      let message = await failure { try await broken.migrate(in: database, options: options) }
      #expect(message?.hasPrefix("blog.0001_initial failed") == true)
      try await migrations(blog, dialect: dialect).migrate(in: database, options: options)
      #expect(try await database.has("blog_post"))
    }
  }

  @Test("PostgreSQL: a migration that drops its session's locks doesn't free the one on migrations", .needsPostgreSQL)
  func discardedSession() async throws {
    let files = ["blog/0001_a.sql": "-- migrate:transaction no\n-- migrate:up\nDISCARD ALL;\nSELECT pg_sleep(0.3);"]
    try await TestDatabase.withDatabase(.postgres) { database in
      async let run: MigrationPlan = migrations(files, dialect: .postgres).migrate(in: database)
      try await poll { try await AdvisoryLock.holder(database) != nil }
      let message = await failure {
        try await migrations(blog, dialect: .postgres).migrate(in: database, options: MigrationOptions(wait: .zero))
      }
      #expect(message?.hasPrefix("another migrate is running") == true, "\(message ?? "none")")
      _ = try await run
      #expect(try await AdvisoryLock.holder(database) == nil)
    }
  }

  @Test(
    "PostgreSQL: the lock's transaction keeps no snapshot, which an index built concurrently would wait for",
    .needsPostgreSQL)
  func noSnapshot() async throws {
    try await TestDatabase.withDatabase(.postgres) { database in
      try await MigrationLock(wait: .zero) { _ in }.hold(on: database) {
        let holder = try #require(try await AdvisoryLock.holder(database))
        let rows = try await database.query(
          """
          SELECT state = 'idle in transaction' AND backend_xmin IS NULL FROM pg_stat_activity
          WHERE pid = \(holder.processID)::int
          """)
        #expect(try rows.map { try $0[0] as Bool } == [true])
      }
    }
  }

  @Test("PostgreSQL: a run whose lock is ended by the server stops, and says so", .needsPostgreSQL)
  func lostLock() async throws {
    let files = ["blog/0001_a.sql": "-- migrate:up\nCREATE TABLE a (id integer);\nSELECT pg_sleep(30);"]
    try await TestDatabase.withDatabase(.postgres) { database in
      async let message = failure { try await migrations(files, dialect: .postgres).migrate(in: database) }
      try await poll { try await AdvisoryLock.holder(database) != nil }
      let holder = try #require(try await AdvisoryLock.holder(database))
      try await database.execute("SELECT pg_terminate_backend(\(holder.processID)::int)")
      #expect(await message?.hasPrefix("the connection that holds the lock on migrations was ended: ") == true)
      #expect(try await !database.has("a"))
    }
  }

  @Test("PostgreSQL: one connection is too few, and that is said at once", .needsPostgreSQL)
  func oneConnection() async throws {
    try await TestDatabase.withSettings(.postgres) { settings in
      var limits = TestDatabase.patient
      limits.connections = 1
      try await TestDatabase.withOpen(settings, limits: limits) { database in
        let message = await failure { try await migrations(blog, dialect: .postgres).migrate(in: database) }
        #expect(message?.hasPrefix("migrate needs a second connection to PostgreSQL") == true, "\(message ?? "none")")
      }
    }
  }
}

/// Waits until `condition` holds; throws after 20 seconds.
func poll(_ condition: () async throws -> Bool) async throws {
  for _ in 0..<400 {
    if try await condition() { return }
    try await Task.sleep(for: .milliseconds(50))
  }
  struct NeverCame: Error {}
  throw NeverCame()
}
