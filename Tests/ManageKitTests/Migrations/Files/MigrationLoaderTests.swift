import Foundation
import Testing

@testable import ManageKit

struct MigrationLoaderTests {
  private let empty = Data("-- migrate:up\n".utf8)

  @Test("the site's folder wins over what is built in, and its folders are apps of their own")
  func folderWins() async throws {
    let site = [
      "migrations/accounts/0001_initial.sql": Data("-- migrate:up\nSELECT 'site';".utf8),
      "migrations/blog/0001_initial.sql": empty,
      "migrations/blog/.DS_Store": Data(),
      "migrations/blog/README.md": Data(),
      "migrations/README": Data(),
    ]
    let embedded = [
      "migrations/accounts/0001_initial.sql": "-- migrate:up\nSELECT 'built in';",
      "migrations/accounts/0002_more.sql": "-- migrate:up\n",
      "migrations/forum/0001_initial.sql": "-- migrate:up\n",
      "templates/home.html": "",
    ]
    try await withFolder(site) { root in
      let folder = root.appending(path: "migrations").path
      let loader = MigrationLoader(folder: folder, embedded: embedded, apps: ["accounts"])
      let loaded = try loader.load(for: .sqlite)
      #expect(loaded.map(\.id.description) == ["accounts.0001_initial", "accounts.0002_more", "blog.0001_initial"])
      #expect(try loaded.first?.sections().up.text == "SELECT 'site';")
      #expect(
        loaded.map(\.path).prefix(2) == [
          "migrations/accounts/0001_initial.sql", "migrations/accounts/0002_more.sql (built in)",
        ])
    }
  }

  @Test("twins stand for one migration, and each database gets its own text")
  func twins() throws {
    let files = [
      "forum/0001_a.postgres.sql": "-- migrate:up\nSELECT 'postgres';",
      "forum/0001_a.sqlite.sql": "-- migrate:up\nSELECT 'sqlite';",
    ]
    for dialect in Dialect.allCases {
      let loaded = try loader(files).load(for: dialect)
      #expect(try loaded.map { try $0.sections().up.text } == ["SELECT '\(dialect)';"])
    }
  }

  @Test(
    "a file that can't be a migration is an error, never skipped",
    arguments: [
      (["forum/notes.txt"], "m/forum/notes.txt is not a migration"),
      (["forum/old/0001_a.sql"], "m/forum/old is not a migration"),
      (["0001_a.sql"], "m/0001_a.sql is not a migration"),
      (["forum/initial.sql"], "m/forum/initial.sql is not named as a migration"),
      (["forum/1_a.sql"], "m/forum/1_a.sql is not named as a migration"),
      (["forum/0001_A.sql"], "m/forum/0001_A.sql is not named as a migration"),
      (["forum/0001_a.mysql.sql"], "m/forum/0001_a.mysql.sql is not named as a migration"),
      (["my-forum/0001_a.sql"], "the folder m/my-forum is not named as an app"),
      (["forum/0001_a.sql", "forum/0001_b.sql"], "two migrations have the same number: "),
      (["forum/0001_a.sql", "forum/0001_a.sqlite.sql"], "forum.0001_a has both a plain file and a twin: "),
      (["forum/0001_a.postgres.sql"], "forum.0001_a has no file for sqlite, only m/forum/0001_a.postgres.sql"),
    ])
  func oddFiles(paths: [String], message: String) async throws {
    let files = Dictionary(uniqueKeysWithValues: paths.map { ("m/\($0)", empty) })
    try await withFolder(files) { root in
      let folder = root.appending(path: "m").path
      let failure = await failure {
        _ = try MigrationLoader(folder: folder, embedded: [:], apps: []).load(for: .sqlite)
      }
      #expect(failure?.hasPrefix(message) == true, "\(failure ?? "no failure")")
      #expect(failure?.hasSuffix("\n") == false, "a fix is named")
    }
  }

  @Test("bytes that aren't UTF-8 text are an error", arguments: [Data([0xFF, 0xFE]), Data("-- migrate:up\n\0".utf8)])
  func notText(data: Data) async throws {
    try await withFolder(["m/forum/0001_a.sql": data]) { root in
      let loader = MigrationLoader(folder: root.appending(path: "m").path, embedded: [:], apps: [])
      let failure = await failure { _ = try loader.load(for: .sqlite) }
      #expect(failure == "m/forum/0001_a.sql is not UTF-8 text\nsave it as UTF-8")
    }
  }

  @Test("an app's migration can't be replaced by a file of the site's folder")
  func replacesBuiltIn() async throws {
    try await withFolder(["migrations/accounts/0001_initial.sql": empty]) { root in
      let path = "migrations/accounts/0001_initial.sql"
      let loader = MigrationLoader(
        folder: root.appending(path: "migrations").path, embedded: [path: "-- migrate:up\n"], reserved: [path],
        apps: ["accounts"])
      let failure = await failure { _ = try loader.load(for: .sqlite) }
      #expect(
        failure?.hasPrefix("migrations/accounts/0001_initial.sql has the name of a migration that an app") == true)
    }
  }

  @Test("what editors leave behind is passed over and named")
  func leftovers() async throws {
    let names = ["0001_a.sql~", "0001_a.sql.orig", "#0001_a.sql#", "0001_a.sql.swp", "Thumbs.db", "0001_a.sql"]
    let files = Dictionary(uniqueKeysWithValues: names.map { ("m/forum/\($0)", empty) })
    try await withFolder(files) { root in
      let loader = MigrationLoader(folder: root.appending(path: "m").path, embedded: [:], apps: [])
      let migrations = try Migrations(loader, dialect: .sqlite)
      #expect(migrations.graph.migrations.map(\.id.description) == ["forum.0001_a"])
      #expect(migrations.leftovers == names.dropLast().map { "m/forum/\($0)" }.sorted())
    }
  }

  @Test("names of fourteen digits come after those of four")
  func fourteenDigits() throws {
    let files = ["forum/20260101120000_b.sql", "forum/2027_a.sql", "forum/20260101120001_c.sql"]
    let loaded = try loader(Dictionary(uniqueKeysWithValues: files.map { ($0, "-- migrate:up\n") })).load(for: .sqlite)
    #expect(loaded.map(\.id.name) == ["2027_a", "20260101120000_b", "20260101120001_c"])
  }

  @Test("a missing folder is an empty one")
  func missingFolder() throws {
    #expect(try loader([:]).load(for: .postgres).isEmpty)
  }
}
