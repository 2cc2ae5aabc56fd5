import Foundation
import ManageTesting
import Testing

@testable import ManageKit

struct MigrationsTests {
  private let blog = [
    "blog/0001_initial.sql": creating("blog_post"),
    "blog/0002_tag.sql": creating("blog_tag"),
  ]

  @Test("migrate applies what is unapplied, once, and records it", arguments: TestDatabase.available)
  func migrate(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      let migrations = try migrations(blog, dialect: dialect)
      let log = ProgressLog()
      try await migrations.migrate(in: database, progress: log.add)
      #expect(log.text == ["Apply blog.0001_initial", "Apply blog.0002_tag"])
      #expect(try await database.has("blog_post"))
      #expect(try await database.history() == ["blog.0001_initial applied", "blog.0002_tag applied"])
      #expect(try await migrations.migrate(in: database).steps.isEmpty)
    }
  }

  @Test("reading writes nothing: without the table, nothing is applied", arguments: TestDatabase.available)
  func reading(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      let migrations = try migrations(blog, dialect: dialect)
      #expect(
        try await migrations.unapplied(in: database).map(\.description) == ["blog.0001_initial", "blog.0002_tag"])
      #expect(try await migrations.status(in: database).allSatisfy { $0.state == .unapplied })
      let plan = try await migrations.plan(in: database)
      #expect(plan.description == "Apply blog.0001_initial\nApply blog.0002_tag")
      #expect(try await !database.has("manage_migrations"))
    }
  }

  @Test("going back runs the down sections and forgets", arguments: TestDatabase.available)
  func backwards(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      let migrations = try migrations(blog, dialect: dialect)
      try await migrations.migrate(in: database)
      try await migrations.migrate(to: .migration(app: "blog", name: "0001"), in: database)
      #expect(try await !database.has("blog_tag"))
      #expect(try await database.history() == ["blog.0001_initial applied"])
      try await migrations.migrate(to: .zero(app: "blog"), in: database)
      #expect(try await !database.has("blog_post"))
      #expect(try await database.history() == [])
    }
  }

  @Test(
    "a refused step leaves nothing behind, names its line, and those before it stay", arguments: TestDatabase.available)
  func failingStep(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      var files = blog
      files["blog/0002_tag.sql"] = """
        -- migrate:up
        CREATE TABLE blog_tag (id integer);

        -- A comment.
        INSERT INTO blog_nowhere
        VALUES ('hunter2');
        """
      let broken = try migrations(files, dialect: dialect)
      let message = await failure { try await broken.migrate(in: database) }
      #expect(
        message?.hasPrefix("blog.0002_tag failed (migrations/blog/0002_tag.sql (built in):5): ") == true,
        "\(message ?? "no failure")")
      #expect(message?.contains("hunter2") == false)
      #expect(try await !database.has("blog_tag"))
      #expect(try await database.history() == ["blog.0001_initial applied"])

      try await migrations(blog, dialect: dialect).migrate(in: database)
      #expect(try await database.history() == ["blog.0001_initial applied", "blog.0002_tag applied"])
    }
  }

  @Test("comments alone, or nothing, are an up section that works", arguments: TestDatabase.available)
  func emptyUp(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      let files = ["blog/0001_a.sql": "-- migrate:up\n-- nothing yet\n", "blog/0002_b.sql": "-- migrate:up"]
      try await migrations(files, dialect: dialect).migrate(in: database)
      #expect(try await database.history() == ["blog.0001_a applied", "blog.0002_b applied"])
    }
  }

  @Test(
    "without a transaction, what ran before the failure stays, and it isn't recorded", arguments: TestDatabase.available
  )
  func withoutTransaction(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      let files = [
        "blog/0001_a.sql": """
        -- migrate:transaction no
        -- migrate:up
        CREATE TABLE one (id integer);
        BEGIN;
        CREATE TABLE two (id integer);
        DROP TABLE nowhere;
        COMMIT;
        """
      ]
      let broken = try migrations(files, dialect: dialect)
      let message = await failure { try await broken.migrate(in: database) }
      #expect(message?.contains("'manage migrate' goes on at this one") == true, "\(message ?? "none")")
      #expect(message?.contains("blog/0001_a.sql (built in):6)") == true)
      #expect(try await database.has("one"))
      #expect(try await !database.has("two"))
      #expect(try await database.history() == [])

      try await migrations(["shop/0001_a.sql": creating("shop")], dialect: dialect).migrate(in: database)
      #expect(try await database.history() == ["shop.0001_a applied"])
    }
  }

  @Test(
    "PostgreSQL: an index is made concurrently, beside other statements, while another migrate waits",
    .needsPostgreSQL, .timeLimit(.minutes(1)))
  func concurrentIndex() async throws {
    try await TestDatabase.withDatabase(.postgres) { database in
      let files = [
        "blog/0001_a.sql": creating("post"),
        "blog/0002_b.sql": """
        -- migrate:transaction no
        -- migrate:up
        DROP INDEX CONCURRENTLY IF EXISTS post_index;
        CREATE INDEX CONCURRENTLY post_index ON post (id);
        """,
      ]
      let migrations = try migrations(files, dialect: .postgres)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<2 { group.addTask { try await migrations.migrate(in: database) } }
        try await group.waitForAll()
      }
      #expect(try await database.history().count == 2)
    }
  }

  @Test("ten runs at once apply each step once", arguments: TestDatabase.available)
  func tenAtOnce(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      let migrations = try migrations(blog, dialect: dialect)
      let log = ProgressLog()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<10 { group.addTask { try await migrations.migrate(in: database, progress: log.add) } }
        try await group.waitForAll()
      }
      #expect(log.text.filter { $0 != "waiting" } == ["Apply blog.0001_initial", "Apply blog.0002_tag"])
    }
  }

  @Test("SQLite: ten that each opened the file themselves, as processes do, apply each step once")
  func tenOnOneFile() async throws {
    try await withFolder([:]) { folder in
      let path = folder.appending(path: "db.sqlite3").path
      let migrations = try migrations(blog)
      let log = ProgressLog()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<10 {
          group.addTask {
            let database = Database(driver: try await SQLiteDriver.open(path: path))
            try await migrations.migrate(in: database, progress: log.add)
            await database.close()
          }
        }
        try await group.waitForAll()
      }
      #expect(log.text.filter { $0 != "waiting" } == ["Apply blog.0001_initial", "Apply blog.0002_tag"])
    }
  }

  @Test("sqlmigrate needs no database")
  func sql() async throws {
    let files = [
      "blog/0001_initial.sql": "-- migrate:up\n\nSELECT 1;\n\n-- migrate:down\nSELECT 2 -- the last",
      "blog/0002_b.sql": "-- migrate:transaction no\n-- migrate:up\nSELECT 3;",
    ]
    let migrations = try migrations(files)
    #expect(try migrations.sql(app: "blog", name: "0001") == "BEGIN;\nSELECT 1;\nCOMMIT;")
    #expect(
      try migrations.sql(app: "blog", name: "0001", backwards: true) == "BEGIN;\nSELECT 2 -- the last\n;\nCOMMIT;")
    #expect(try migrations.sql(app: "blog", name: "0002_b") == "SELECT 3;")
    let message = await failure { _ = try migrations.sql(app: "blog", name: "0002_b", backwards: true) }
    #expect(message?.hasPrefix("blog.0002_b cannot be unapplied") == true)
  }
}
