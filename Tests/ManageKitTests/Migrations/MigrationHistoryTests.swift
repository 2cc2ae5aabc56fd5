import ManageTesting
import Testing

@testable import ManageKit

struct MigrationHistoryTests {
  private let blog = ["blog/0001_initial.sql": creating("blog_post"), "blog/0002_tag.sql": creating("blog_tag")]

  private func edited(_ dialect: Dialect) throws -> Migrations {
    try migrations(blog.merging(["blog/0001_initial.sql": creating("blog_article")]) { $1 }, dialect: dialect)
  }

  @Test("a file that was edited after it was applied stops the next run", arguments: TestDatabase.available)
  func changed(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await migrations(blog, dialect: dialect).migrate(in: database)
      let edited = try edited(dialect)
      let message = await failure { try await edited.migrate(in: database) }
      #expect(
        message == """
          changed since it was applied: blog.0001_initial
          restore the file as it was, or accept the new text, without running it, with \
          'manage migrate --accept-checksum blog 0001_initial'
          """)
      #expect(try await edited.status(in: database).map(\.state) == [.changed, .applied])
    }
  }

  @Test("the edited file's checksum is accepted on demand, and nothing else changes", arguments: TestDatabase.available)
  func accept(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await migrations(blog, dialect: dialect).migrate(in: database)
      let edited = try edited(dialect)
      let target = MigrationTarget.migration(app: "blog", name: "0001_initial")
      let plan = try await edited.migrate(to: target, in: database, options: MigrationOptions(mode: .accept))
      #expect(plan.description == "Accept the changed file of blog.0001_initial")
      #expect(try await edited.migrate(in: database).steps.isEmpty)
      #expect(try await database.history() == ["blog.0001_initial applied", "blog.0002_tag applied"])
    }
  }

  @Test(
    "an applied migration whose file is gone is shown, and an error until it is pruned",
    arguments: TestDatabase.available)
  func missing(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      let old = ["old/0001_initial.sql": creating("old_thing")]
      try await migrations(blog.merging(old) { $1 }, dialect: dialect).migrate(in: database)
      let migrations = try migrations(blog, dialect: dialect)
      let message = await failure { try await migrations.migrate(in: database) }
      #expect(
        message == """
          applied, but the files are gone: old.0001_initial
          restore the files, or forget them with 'manage migrate --prune'
          """)
      #expect(try await migrations.status(of: ["old"], in: database).map(\.state) == [.missing])

      let log = ProgressLog()
      try await migrations.migrate(in: database, options: MigrationOptions(prunes: true), progress: log.add)
      #expect(log.text == ["pruned old.0001_initial"])
      #expect(try await database.history() == ["blog.0001_initial applied", "blog.0002_tag applied"])
    }
  }

  @Test("a faked run records alone, forwards and backwards", arguments: TestDatabase.available)
  func fake(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      let migrations = try migrations(blog, dialect: dialect)
      let fake = MigrationOptions(mode: .fake)
      let log = ProgressLog()
      try await migrations.migrate(to: .app("blog"), in: database, options: fake, progress: log.add)
      #expect(log.text == ["Apply blog.0001_initial (faked)", "Apply blog.0002_tag (faked)"])
      #expect(try await database.history() == ["blog.0001_initial faked", "blog.0002_tag faked"])
      #expect(try await !database.has("blog_post"))
      try await migrations.migrate(to: .zero(app: "blog"), in: database, options: fake)
      #expect(try await database.history() == [])
    }
  }

  @Test("the first run into a database with Django's tables takes those as applied", arguments: TestDatabase.available)
  func fakeInitial(dialect: Dialect) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await database.execute("CREATE TABLE blog_post (id integer, title text)")
      try await database.execute("CREATE TABLE django_migrations (app varchar(255), name varchar(255))")
      try await database.execute("INSERT INTO django_migrations VALUES ('blog', '0001_initial')")
      let migrations = try migrations(blog, dialect: dialect)
      #expect(try await migrations.status(in: database).map(\.isAppliedByDjango) == [true, false])

      let message = await failure { try await migrations.migrate(in: database) }
      #expect(message?.hasSuffix("if Django made them, 'manage migrate --fake-initial'") == true)

      let log = ProgressLog()
      let options = MigrationOptions(mode: .fakeInitial)
      try await migrations.migrate(in: database, options: options, progress: log.add)
      #expect(
        log.text == [
          "warning: blog.0001_initial: \"blog_post\" has also the column title", "Apply blog.0001_initial (faked)",
          "Apply blog.0002_tag",
        ])
      #expect(try await database.history() == ["blog.0001_initial faked", "blog.0002_tag applied"])
      #expect(try await database.query("SELECT * FROM django_migrations").count == 1)
    }
  }

  @Test("the status of an app that isn't there is an error")
  func unknownApp() async throws {
    try await TestDatabase.withDatabase(.sqlite) { database in
      let message = await failure { _ = try await migrations(blog).status(of: ["blok"], in: database) }
      #expect(message == "no app named 'blok' has migrations\ndid you mean 'blog'?")
    }
  }
}
