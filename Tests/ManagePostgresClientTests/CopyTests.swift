import Testing

@testable import ManagePostgresClient

@Suite("COPY", .needsServer)
struct CopyTests {
  private let pool = TestServer.pool { $0.pool.max = 1 }
  private struct Stop: Error {}

  @Test("rows go in and come out as they were, nulls and special characters too")
  func roundTrip() async throws {
    let rows: [[String?]] = [["1", "a\tb\nc\\d\r"], ["2", nil], ["3", ""], ["4", "배\\N"]]
    let lines = ["1\ta\\tb\\nc\\\\d\\r\n", "2\t\\N\n", "3\t\n", "4\t배\\\\N\n"]
    try await pool.withConnection { connection in
      try await connection.query("CREATE TEMPORARY TABLE copied (id int, name text)")
      let count = try await connection.copyIn("COPY copied FROM STDIN") { writer in
        for line in lines { try await writer.write(Array(line.utf8)) }
      }
      #expect(count == 4)
      let read = try await connection.query("SELECT id::text, name FROM copied ORDER BY id").rows.map {
        [try $0.decode(0, as: String?.self), try $0.decode(1, as: String?.self)]
      }
      #expect(read == rows)
      var text: [UInt8] = []
      let out = try await connection.copyOut("COPY (SELECT * FROM copied ORDER BY id) TO STDOUT") { text += $0 }
      #expect(out == 4)
      #expect(String(decoding: text, as: UTF8.self).hasPrefix("1\ta\\tb\\nc\\\\d\\r\n2\t\\N\n3\t\n"))
    }
  }

  @Test("many megabytes go in from a sequence and come out to a slow reader")
  func large() async throws {
    try await pool.withConnection { connection in
      try await connection.query("CREATE TEMPORARY TABLE large (line text)")
      let line = Array((String(repeating: "x", count: 999) + "\n").utf8)
      let chunk = Array(repeatElement(line, count: 1_000).joined())
      let chunks = AsyncStream<[UInt8]> { stream in
        for _ in 0..<20 { stream.yield(chunk) }
        stream.finish()
      }
      #expect(try await connection.copyIn("COPY large FROM STDIN", from: chunks) == 20_000)
      var (count, largest) = (0, 0)
      try await connection.copyOut("COPY large TO STDOUT") { chunk in
        count += chunk.count
        largest = max(largest, chunk.count)
        if count % 10 == 0 { await Task.yield() }
      }
      #expect(count == 20_000_000)
      #expect(largest < 100_000)
    }
  }

  @Test("rows that the server refuses are its error, and nothing is copied")
  func refusal() async throws {
    try await pool.withConnection { connection in
      try await connection.query("CREATE TEMPORARY TABLE refused (n int)")
      let error = await #expect(throws: PostgresError.self) {
        try await connection.copyIn("COPY refused FROM STDIN") { writer in
          for row in ["1\n", "secret\n", "3\n"] { try await writer.write(Array(row.utf8)) }
        }
      }
      #expect(error?.serverError?.sqlState == "22P02")
      #expect("\(error as Any)".contains("secret") == false)
      #expect(try await connection.query("SELECT count(*) FROM refused").rows[0].decode(0) == 0)
    }
  }

  @Test("when the closure throws, nothing is copied and the connection goes on")
  func abandoned() async throws {
    try await pool.withConnection { connection in
      try await connection.query("CREATE TEMPORARY TABLE abandoned (n int)")
      await #expect(throws: Stop.self) {
        try await connection.copyIn("COPY abandoned FROM STDIN") { writer in
          try await writer.write(Array("1\n".utf8))
          throw Stop()
        }
      }
      #expect(try await connection.query("SELECT count(*) FROM abandoned").rows[0].decode(0) == 0)
      await #expect(throws: Stop.self) {
        try await connection.copyOut("COPY (SELECT generate_series(1, 1000000)) TO STDOUT") { _ in throw Stop() }
      }
      await #expect(throws: Stop.self) {
        try await connection.copyOut("COPY (SELECT 1) TO STDOUT") { _ in throw Stop() }
      }
      #expect(try await connection.query("SELECT 1").rows[0].decode(0) == 1)
    }
  }

  @Test("a server that ends while the closure is at work is an error at the next chunk")
  func endedServer() async throws {
    let other = TestServer.pool()
    try await pool.withConnection { connection in
      let pid: Int64 = try await connection.query("SELECT pg_backend_pid()").rows[0].decode(0)
      let error = await #expect(throws: PostgresError.self) {
        try await connection.copyOut("COPY (SELECT generate_series(1, 10000000)) TO STDOUT") { _ in
          try await other.query("SELECT pg_terminate_backend($1::int)", [.int64(pid)])
        }
      }
      guard case .connectionLost = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    await other.close()
  }

  @Test("a cancelled COPY ends on the server, and the connection goes on")
  func cancelled() async throws {
    let pid = try await pool.query("SELECT pg_backend_pid()").rows[0].decode(0, as: Int.self)
    let writing = Task<Void, any Error> {
      try await pool.withConnection { connection in
        try await connection.query("CREATE TEMPORARY TABLE endless (n int)")
        _ = try await connection.copyIn("COPY endless FROM STDIN") { writer in
          while true { try await writer.write(Array("1\n".utf8)) }
        }
      }
    }
    let reading = Task<Void, any Error> {
      try await pool.withConnection {
        _ = try await $0.copyOut("COPY (SELECT generate_series(1, 1000000000)) TO STDOUT") { _ in }
      }
    }
    for task in [writing, reading] {
      try await Task.sleep(for: .milliseconds(200))
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    #expect(try await pool.query("SELECT pg_backend_pid()").rows[0].decode(0) == pid)
  }

  @Test("a statement that copies nothing, or the other way, is an error")
  func notACopy() async throws {
    try await pool.withConnection { connection in
      for sql in ["SELECT 1", "COPY (SELECT 1) TO STDOUT"] {
        let error = await #expect(throws: PostgresError.self) { try await connection.copyIn(sql) { _ in } }
        guard case .notACopy = error else {
          Issue.record("\(String(describing: error))")
          return
        }
      }
      let rows = try await connection.query("SELECT 1").rows
      #expect(rows.count == 1)
    }
  }

  @Test("a statement within a COPY is an error, and the COPY goes on")
  func nested() async throws {
    try await pool.withConnection { connection in
      try await connection.query("CREATE TEMPORARY TABLE nested (n int)")
      let count = try await connection.copyIn("COPY nested FROM STDIN") { writer in
        let error = await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1") }
        guard case .copyUnderWay = error else { throw Stop() }
        try await writer.write(Array("1\n".utf8))
      }
      #expect(count == 1)
    }
  }
}
