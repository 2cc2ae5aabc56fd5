import Foundation
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

struct EndSessionsTests {
  private static let secret = String(repeating: "0123456789", count: 5)

  private func withSite(_ dialect: Dialect, _ body: (CommandSite) async throws -> Void) async throws {
    try await CommandSite.with(dialect, environment: ["DEBUG_DJANGO_SECRECT_KEY": Self.secret]) { site in
      for username in ["minsu", "jisoo"] {
        try await add(sessionOf: site.database.addUser(username), to: site.database)
      }
      try await body(site)
    }
  }

  /// A session that Django has made, so that the registry doesn't know it; without a user it is a visitor's.
  private func add(sessionOf user: User?, to database: Database) async throws {
    let keys = SigningKeys(Self.secret)
    let session = Session(data: ["cart": 1])
    if let user { session.logIn(user, keys: keys) }
    let stored = StoredSession(data: session.current.data, expiry: Date(timeIntervalSinceNow: 3600))
    try await DatabaseSessionStore(database: database, codec: SessionCodec(keys: keys)).create(session.key, stored)
  }

  private func count(_ site: CommandSite) async throws -> Int {
    try await SessionRow.all.count(in: site.database)
  }

  @Test("a user's sessions end, those that Django began too, and no others", arguments: TestDatabase.available)
  func user(dialect: Dialect) async throws {
    try await withSite(dialect) { site in
      try await add(sessionOf: site.database.user("minsu"), to: site.database)
      let output = try await site.manage("endsessions", "minsu")
      #expect(output.exitCode == 0 && output.stdout == "2 sessions of 'minsu' ended.\n", "\(output.stderr)")
      #expect(try await count(site) == 1)
      #expect(try await site.manage("endsessions", "minsu").stdout == "0 sessions of 'minsu' ended.\n")
      #expect(try await site.manage("endsessions", "jisoo").stdout == "1 session of 'jisoo' ended.\n")
    }
  }

  @Test("--all ends every session, a visitor's too", arguments: TestDatabase.available)
  func all(dialect: Dialect) async throws {
    try await withSite(dialect) { site in
      try await add(sessionOf: nil, to: site.database)
      let output = try await site.manage("endsessions", "--all")
      #expect(output.exitCode == 0 && output.stdout == "3 sessions ended.\n", "\(output.stderr)")
      #expect(try await count(site) == 0)
    }
  }

  @Test("a user who doesn't exist is named, and it is said whose sessions or all")
  func usage() async throws {
    try await withSite(.sqlite) { site in
      try await site.manage("endsessions", "nobody").expectFailure(1, "the user 'nobody' does not exist")
      for arguments in [[], ["minsu", "--all"]] {
        let output = try await ManageBinary.run(["endsessions"] + arguments, in: site.root)
        #expect(output.exitCode == 64 && output.stderr.contains("pass a user, or --all"))
      }
      #expect(try await count(site) == 2)
    }
  }
}
