import Logging
import ManageTesting
import Testing

@testable import ManageKit

@Suite(
  .enabled(if: PrivateServer.programs != nil, "needs the programs of PostgreSQL's server"), .timeLimit(.minutes(5)))
struct KilledServerTests {
  @Test("a server killed in the middle of a transaction keeps nothing of it, and serves again once it is restarted")
  func killed() async throws {
    try await PrivateServer.with { server in
      let settings = PostgresSettings(
        host: "127.0.0.1", port: server.port, user: "manage", password: Secret("none"), name: "postgres")
      try await TestDatabase.withOpen(.postgres(settings)) { database in
        try await database.execute("CREATE TABLE fruit (name text)")
        try await database.execute("INSERT INTO fruit VALUES ('fig')")
        let error = await #expect(throws: DatabaseError.self) {
          try await database.transaction { connection in
            try await connection.execute("INSERT INTO fruit VALUES ('kiwi')")
            try await server.kill()
            try await connection.query("SELECT pg_sleep(10)")
          }
        }
        #expect(error?.name == "connectionLost")
        let down = await #expect(throws: DatabaseError.self) { try await database.query("SELECT 1") }
        #expect(down?.name == "unreachable")
        try await server.start()
        #expect(try await database.fruits == ["fig"])
        try await database.transaction { try await $0.execute("INSERT INTO fruit VALUES ('plum')") }
        #expect(try await database.fruits == ["fig", "plum"])
      }
    }
  }
}
