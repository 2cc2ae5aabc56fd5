import Testing

@testable import ManagePostgresClient

@Suite("LISTEN and NOTIFY", .needsServer)
struct ListeningTests {
  @Test("notifications arrive, also after the connection was lost, which is reported")
  func listening() async throws {
    let pool = TestServer.pool()
    let channel = "quoted \"channel\" \(UInt32.random(in: 0 ... .max))"
    var seen: [String] = []
    for await event in pool.notifications(on: [channel, "other"]) {
      switch event {
      case .listening:
        let payload = seen.isEmpty ? "first" : "second"
        try await pool.query("SELECT pg_notify($1, $2)", [.text(channel), .text(payload)])
      case .notification(let notification):
        #expect(notification.channel == channel)
        seen.append(notification.payload)
        if seen.count == 3 { break }
        try await pool.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = $1",
          [.text("LISTEN \"quoted \"\"channel\"\" \(channel.split(separator: " ").last ?? "")\";LISTEN \"other\";")])
      case .disconnected: seen.append("lost")
      }
      if seen.count == 3 { break }
    }
    #expect(seen == ["first", "lost", "second"])
    await pool.close()
  }

  @Test("a pool that closes ends its listeners, and none begins afterwards")
  func closing() async throws {
    let name = "listener-\(UInt32.random(in: 0 ... .max))"
    let pool = TestServer.pool { $0.applicationName = name }
    for await event in pool.notifications(on: ["some"]) {
      if case .listening = event { await pool.close() }
    }
    for await _ in pool.notifications(on: ["some"]) { Issue.record("listens") }
    let other = TestServer.pool()
    let open = "SELECT 1 FROM pg_stat_activity WHERE application_name = $1"
    #expect(await eventually { (try? await other.query(open, [.text(name)]))?.rows.isEmpty == true })
    await other.close()
  }

  @Test("the listener's connection ends with the iteration")
  func ending() async throws {
    let pool = TestServer.pool()
    let name = "listener-\(UInt32.random(in: 0 ... .max))"
    let listening = TestServer.pool { $0.applicationName = name }
    for await _ in listening.notifications(on: ["some"]) { break }
    let open = "SELECT 1 FROM pg_stat_activity WHERE application_name = $1"
    #expect(await eventually { (try? await pool.query(open, [.text(name)]))?.rows.isEmpty == true })
    await pool.close()
  }
}
