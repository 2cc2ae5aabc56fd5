import Foundation
import ManageTesting
import Testing

@testable import ManageKit

struct MigrationLockTests {
  private let blog = ["blog/0001_initial.sql": creating("blog_post")]

  /// Runs `body` while another run holds the lock on `database`.
  private func whileLocked(
    _ database: Database, file: String, _ body: @Sendable (Database) async throws -> Void
  ) async throws {
    let lock = MigrationLock(file: file, wait: .zero) {}
    switch database.dialect {
    case .postgres: try await lock.hold(on: database) { _ in try await body(database) }
    case .sqlite:
      let held = try FileLock.acquire(path: file)
      try await body(database)
      _ = consume held
    }
  }

  @Test("a run that waits too long names the blocking process, and has done nothing", arguments: TestDatabase.available)
  func timeout(dialect: Dialect) async throws {
    try await withFolder([:]) { folder in
      let file = folder.appending(path: "lock").path
      try await TestDatabase.withDatabase(dialect) { database in
        try await whileLocked(database, file: file) { database in
          let log = ProgressLog()
          let options = MigrationOptions(wait: .seconds(1), lockFile: file)
          let message = await failure {
            try await migrations(blog, dialect: dialect).migrate(in: database, options: options, progress: log.add)
          }
          #expect(message?.hasPrefix("another migrate is running; waited 1 s\n") == true, "\(message ?? "none")")
          #expect(log.text == ["waiting"])
        }
        #expect(try await !database.has("blog_post"))
      }
    }
  }

  @Test("the lock is free again after a run, also a failed one", arguments: TestDatabase.available)
  func release(dialect: Dialect) async throws {
    try await withFolder([:]) { folder in
      let options = MigrationOptions(wait: .zero, lockFile: folder.appending(path: "lock").path)
      try await TestDatabase.withDatabase(dialect) { database in
        let broken = try migrations(["blog/0001_initial.sql": "-- migrate:up\nNONSENSE;"], dialect: dialect)
        let message = await failure { try await broken.migrate(in: database, options: options) }
        #expect(message?.hasPrefix("blog.0001_initial failed") == true)
        try await migrations(blog, dialect: dialect).migrate(in: database, options: options)
        #expect(try await database.has("blog_post"))
      }
    }
  }

  @Test("a lock file that can't be made is an error that names it")
  func unusableFile() async throws {
    try await TestDatabase.withDatabase(.sqlite) { database in
      let options = MigrationOptions(lockFile: "/nonexistent/lock")
      let message = await failure { try await migrations(blog).migrate(in: database, options: options) }
      #expect(
        message == """
          cannot lock /nonexistent/lock: No such file or directory
          check that the database's folder can be written
          """)
    }
  }
}
