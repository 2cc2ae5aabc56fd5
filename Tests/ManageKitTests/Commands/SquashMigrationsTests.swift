import ManageTesting
import Testing

@testable import ManageKit

@Suite("manage squashmigrations")
struct SquashMigrationsTests {
  private let files = [
    "migrations/shop/0001_a.sql": "-- migrate:up\nCREATE TABLE a (id integer)\n-- migrate:down\nDROP TABLE a;\n",
    "migrations/shop/0002_b.sqlite.sql": "-- migrate:up\nCREATE TABLE b (s text);\n-- migrate:down\nDROP TABLE b;\n",
    "migrations/shop/0002_b.postgres.sql":
      "-- migrate:up\nCREATE TABLE b (s varchar(9));\n-- migrate:down\nDROP TABLE b;\n",
    "migrations/shop/0003_c.sql": "-- migrate:up\nCREATE TABLE c (id integer);\n",
    "migrations/blog/0001_x.sql": "-- migrate:depends shop.0002_b\n-- migrate:up\nCREATE TABLE x (id integer);\n",
  ]

  @Test(
    "one migration stands for several, where they are applied and where they aren't", arguments: TestDatabase.available)
  func squashes(dialect: Dialect) async throws {
    try await MigratedSite.with(dialect, files: files) { manage in
      #expect(try await manage("migrate").exitCode == 0)
      let squash = try await manage("squashmigrations", "shop", "0001", "0002", "--noinput")
      #expect(squash.exitCode == 0, "\(squash.stderr)")
      #expect(!manage.folder.contains("migrations/shop/0001_a.sql"))
      let text = try manage.folder.read("migrations/shop/0001_squashed_0002_b.\(dialect).sql")
      #expect(text.contains("-- migrate:replaces shop.0001_a\n-- migrate:replaces shop.0002_b\n-- migrate:up"))
      #expect(text.contains("-- migrate:down\n-- 0002_b\nDROP TABLE b;\n\n-- 0001_a\nDROP TABLE a;"))

      #expect(try await manage("migrate", "--check").exitCode == 0)
      let adopting = try await manage("migrate")
      #expect(adopting.exitCode == 0, "\(adopting.stderr)")
      #expect(adopting.stdout.contains("No migrations to apply."))
      #expect(try await manage("showmigrations", "shop").stdout.contains("[X] 0001_squashed_0002_b\n [X] 0003_c"))

      try await MigratedSite.with(dialect) { other in
        for name in ["shop/0001_squashed_0002_b.\(dialect).sql", "shop/0003_c.sql", "blog/0001_x.sql"] {
          try other.folder.write(manage.folder.read("migrations/\(name)"), to: "migrations/\(name)")
        }
        let fresh = try await other("migrate")
        #expect(fresh.exitCode == 0, "\(fresh.stderr)")
        #expect(fresh.stdout.contains("Applying shop.0001_squashed_0002_b... OK\n  Applying blog.0001_x... OK"))
        #expect(try await other("migrate", "shop", "0001").exitCode == 1, "0003 has no way back")
      }
    }
  }

  @Test("a database with some of them must get the others first")
  func refusesPart() async throws {
    try await MigratedSite.with(.sqlite, files: files) { manage in
      #expect(try await manage("migrate", "shop", "0001").exitCode == 0)
      #expect(try await manage("squashmigrations", "shop", "0001", "0002", "--noinput").exitCode == 0)
      try await manage("migrate").expectFailure(1, "shop.0002_b is not", hint: "as they were before")
    }
  }

  @Test("what can't be squashed is named")
  func refuses() async throws {
    let own = ["migrations/shop/0004_d.sql": "-- migrate:transaction no\n-- migrate:up\nVACUUM;\n"]
    try await MigratedSite.with(.sqlite, files: files.merging(own) { $1 }) { manage in
      try await manage("squashmigrations", "shop", "0001", "0004", "--noinput")
        .expectFailure(1, "shop.0004_d runs outside a transaction")
      try await manage("squashmigrations", "shop", "0001", "0001", "--noinput").expectFailure(1, "the only migration")
      let asking = try await manage("squashmigrations", "shop", "0001", "0002")
      #expect(asking.exitCode == 1 && asking.stderr.contains("This replaces migrations/shop/0001_a.sql, "))
      #expect(manage.folder.contains("migrations/shop/0001_a.sql"))
    }
  }
}
