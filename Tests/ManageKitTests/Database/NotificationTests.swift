import ManageTesting
import Testing

@testable import ManageKit

@Suite(.timeLimit(.minutes(5)))
struct NotificationTests {
  @Test("notifications arrive, from a transaction once it is committed", .needsPostgreSQL)
  func notifications() async throws {
    try await TestDatabase.withDatabase(.postgres) { database in
      var payloads: [String] = []
      for await event in try database.notifications(on: ["orders \"today\""]) {
        switch event {
        case .listening:
          try await database.transaction { connection in
            try await connection.notify("orders \"today\"", "second")
            try await database.notify("orders \"today\"", "first")
          }
          try await database.notify("orders \"today\"")
        case .received(let channel, let payload):
          #expect(channel == "orders \"today\"")
          payloads.append(payload)
        case .disconnected(let error): throw error
        }
        if payloads.count == 3 { break }
      }
      #expect(payloads == ["first", "second", ""])
    }
  }

  @Test("listening ends with the database", .needsPostgreSQL)
  func closing() async throws {
    try await TestDatabase.withDatabase(.postgres) { database in
      var events: [String] = []
      for await event in try database.notifications(on: ["orders"]) {
        guard case .listening = event else {
          events.append("\(event)")
          continue
        }
        events.append("listening")
        await database.close()
      }
      #expect(events == ["listening"])
    }
  }

  @Test("SQLite says that it has neither LISTEN, NOTIFY nor COPY")
  func sqlite() async throws {
    try await TestDatabase.withDatabase(.sqlite) { database in
      let attempts: [() async throws -> Void] = [
        { _ = try database.notifications(on: ["orders"]) }, { try await database.notify("orders") },
        { try await database.copyOut("COPY fruit TO STDOUT") { _ in } },
      ]
      for (attempt, word) in zip(attempts, ["LISTEN", "NOTIFY", "COPY"]) {
        let error = await #expect(throws: DatabaseError.self) { try await attempt() }
        #expect(error?.name == "notSupported")
        #expect(error?.description.contains(word) == true)
      }
      #expect(database.statistics == nil)
    }
  }
}
