import Foundation
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

@Suite("The limits of a served site")
struct ServedLimitsTests {
  private static let slow = [
    "DEBUG_SERVER_HEAD_SECONDS": "1", "DEBUG_SERVER_BODY_SECONDS": "1", "DEBUG_SERVER_LINGER_SECONDS": "1",
  ]
  private static let form = """
    POST /accounts/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n\
    Content-Length: 100\r\n\r\nusername=
    """

  @Test("its keys say how long a head and a body may take")
  func slowClients() async throws {
    try await TestSite.with(environment: Self.slow) { site in
      for request in ["GET / HTTP/1.1\r\nHost: loc", Self.form] {
        let answer = try await RawConnection.exchange(Array(request.utf8), with: site.url)
        #expect(answer.hasPrefix("HTTP/1.1 408") && answer.contains("\r\nX-Frame-Options: DENY\r\n"), "\(answer)")
      }
    }
  }

  @Test("a key says how many connections there may be, and each that closes lets one in")
  func connections() async throws {
    try await TestSite.with(environment: ["DEBUG_SERVER_MAX_CONNECTIONS": "1"]) { site in
      let port = try #require(URL(string: site.url)?.port.flatMap { UInt16(exactly: $0) })
      let request = Array("GET /up HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
      try await BlockingCall.run {
        let (first, second) = (try LoopbackSocket(), try LoopbackSocket())
        defer { second.close() }
        for socket in [first, second] { try socket.connect(to: port) }
        second.send(request)
        for _ in 0..<3 {
          first.send(request)
          #expect(first.receive().starts(with: "HTTP/1.1 200".utf8))
        }
        first.close()
        #expect(second.receive().starts(with: "HTTP/1.1 200".utf8))
      }
    }
  }

  @Test("SIGTERM ends connections without a request at once, and the server with 0")
  func shutdown() async throws {
    try await TemporaryFolder.with { folder in
      let run = try await ManageBinary.serve("runserver", "127.0.0.1:0", in: folder.path) { server in
        try await RawConnection.exchange(Array("GET /up HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8), with: server.url) {
          socket in
          #expect(socket.receive().starts(with: "HTTP/1.1 200".utf8))
          try server.terminate()
          return []
        }
      }
      #expect(run.value.isEmpty)
      #expect(run.output.exitCode == 0, "\(run.output.stderr)")
    }
  }
}
