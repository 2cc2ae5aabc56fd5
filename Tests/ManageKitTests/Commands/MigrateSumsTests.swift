import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("manage.sum and out-of-order migrations")
struct MigrateSumsTests {
  private let first = ["migrations/shop/0001_a.sql": "-- migrate:up\nCREATE TABLE a (id integer);\n"]

  private func product(_ site: MigratedSite) -> MigratedSite {
    let environment = site.environment.map { ($0.key.replacing("DEBUG_", with: "PRODUCT_"), $0.value) }
    return MigratedSite(
      folder: site.folder,
      environment: Dictionary(environment) { $1 }.merging(["MANAGE_SETTINGS": "product"]) { $1 })
  }

  @Test("development notes new files, --write-sum an edited one, in the form of sha256sum")
  func notes() async throws {
    try await MigratedSite.with(.sqlite, files: first) { manage in
      #expect(try await manage("migrate", "shop").exitCode == 0)
      let sums = try manage.folder.read("migrations/manage.sum")
      let checksum = try #require(MigrationSource(Array("-- migrate:up\nCREATE TABLE a (id integer);\n".utf8))).checksum
      #expect(sums == "\(checksum)  shop/0001_a.sql\n")

      try manage.write("-- migrate:up\nCREATE TABLE b (id integer);\n", "0002_b.sql")
      #expect(try await manage("migrate", "shop").exitCode == 0)
      #expect(try manage.folder.read("migrations/manage.sum").hasPrefix(sums))

      try manage.write("-- migrate:up\nCREATE TABLE a (id integer); -- edited\n", "0001_a.sql")
      try await manage("migrate").expectFailure(
        1, "changed since it was applied", hint: "--accept-checksum shop 0001_a")
      #expect(try manage.folder.read("migrations/manage.sum").hasPrefix(sums))
      #expect(try await manage("migrate", "--accept-checksum", "shop", "0001").exitCode == 0)
      #expect(try !manage.folder.read("migrations/manage.sum").hasPrefix(sums))
      #expect(try await manage("migrate", "shop").stdout.contains("No migrations to apply."))

      try manage.folder.write(sums, to: "migrations/manage.sum")
      try await manage("migrate").expectFailure(1, "shop/0001_a.sql was changed", hint: "--write-sum")
      #expect(try await manage("migrate", "--write-sum").stdout == "Wrote migrations/manage.sum\n")
      #expect(try await manage("migrate", "shop").exitCode == 0)
    }
  }

  @Test("conflict markers are an error with the way out")
  func conflict() async throws {
    try await MigratedSite.with(.sqlite, files: first) { manage in
      try manage.folder.write("<<<<<<< HEAD\n", to: "migrations/manage.sum")
      try await manage("migrate").expectFailure(1, "manage.sum:1 is not a checksum", hint: "--write-sum")
      #expect(try await manage("migrate", "--write-sum").exitCode == 0)
      #expect(try await manage("migrate", "shop").exitCode == 0)
    }
  }

  @Test("product refuses files that aren't the noted ones before anything runs", .needsPostgreSQL)
  func refusesInProduct() async throws {
    try await MigratedSite.with(.postgres, files: first) { development in
      let manage = product(development)
      #expect(try await manage("migrate", "--write-sum").exitCode == 0)
      try manage.write("-- migrate:up\nCREATE TABLE b (id integer);\n", "0002_b.sql")
      try await manage("migrate").expectFailure(1, "shop/0002_b.sql is not in it", hint: "--write-sum")
      #expect(try await manage("showmigrations", "shop").stdout.contains("[ ] 0001_a"))
      #expect(try await manage("migrate", "--write-sum").exitCode == 0)
      #expect(try await manage("migrate", "shop").exitCode == 0)
    }
  }

  @Test("a step below an applied one is applied in development, in product on demand", .needsPostgreSQL)
  func outOfOrder() async throws {
    let later = ["migrations/shop/0003_c.sql": "-- migrate:up\nCREATE TABLE c (id integer);\n"]
    try await MigratedSite.with(.postgres, files: first.merging(later) { $1 }) { development in
      #expect(try await development("migrate", "shop").exitCode == 0)
      try development.write("-- migrate:up\nCREATE TABLE b (id integer);\n", "0002_b.sql")
      let manage = product(development)
      #expect(try await manage("migrate", "--write-sum").exitCode == 0)
      try await manage("migrate").expectFailure(1, "0003_c is applied before shop.0002_b", hint: "--allow-out-of-order")
      #expect(try await manage("migrate", "shop", "--allow-out-of-order").exitCode == 0)
      try development.write("-- migrate:up\nSELECT 1;\n", "0000_zero.sql")
      let output = try await development("migrate", "shop")
      #expect(output.stdout.contains("Applying shop.0000_zero... OK"), "\(output.stderr)")
    }
  }

  @Test("--plan shows the SQL, whom each lock keeps waiting and how large its table is", .needsPostgreSQL)
  func plans() async throws {
    try await MigratedSite.with(.postgres, files: first) { manage in
      #expect(try await manage("migrate", "shop").exitCode == 0)
      try manage.write(
        "-- migrate:up\nALTER TABLE a\n  ADD COLUMN b text;\nCREATE INDEX CONCURRENTLY a_b ON public.a (b);\n",
        "0002_b.sql")
      let text = try await manage("migrate", "shop", "--plan").stdout
      #expect(text.contains("  Apply shop.0002_b\n    ALTER TABLE a\n      ACCESS EXCLUSIVE on a, about 0 rows, "))
      #expect(text.contains("SHARE UPDATE EXCLUSIVE on public.a, about 0 rows"))
      let json = try await manage("migrate", "shop", "--plan", "--json").stdout
      let document = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      let steps = try #require(document["steps"] as? [[String: Any]])
      #expect(steps.compactMap { $0["name"] as? String } == ["0002_b"])
    }
  }

  @Test("--json prints what was done as one document")
  func printsJSON() async throws {
    try await MigratedSite.with(.sqlite, files: first) { manage in
      let output = try await manage("migrate", "shop", "--json").stdout
      let document = try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
      let steps = try #require(document["steps"] as? [[String: Any]])
      #expect(steps.map { $0["action"] as? String } == ["apply"])
    }
  }
}
