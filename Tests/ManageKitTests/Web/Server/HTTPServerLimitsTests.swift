import Foundation
import Hummingbird
import ManageGroundwork
import ManageTesting
import NIOCore
import Testing

@testable import ManageKit

@Suite("The HTTP server's limits")
struct HTTPServerLimitsTests {
  private static let site = "Host: localhost\r\n"

  private static let limits: ServerLimits = {
    var limits = ServerLimits.standard
    (limits.head, limits.idle, limits.body, limits.handler) = (.seconds(1), .seconds(1), .seconds(1), .seconds(1))
    (limits.write, limits.linger) = (.seconds(1), .seconds(1))
    return limits
  }()

  private func withSite(
    limits: ServerLimits = limits, _ body: @Sendable @escaping (String, LogRecorder) async throws -> Void
  ) async throws {
    try await RoutedSite.with(
      .product,
      routes: { routing in
        routing.get("page/") { _, _ in Response.text("page") }
        routing.post("form/") { _, context in Response.text("form of \(context.form.names.count)") }
        routing.get("large/") { _, _ in
          Response(status: .ok, body: .init(byteBuffer: ByteBuffer(repeating: UInt8(ascii: "a"), count: 64 << 20)))
        }
        routing.get("slow/") { _, _ in
          try await Task.sleep(for: .seconds(600))
          return Response.text("never")
        }
      }
    ) { site in
      try await site.serve(limits: limits) { url in try await body(url, site.log) }
    }
  }

  private static func exchange(_ request: String, _ url: String) async throws -> String {
    try await RawConnection.exchange(Array(request.utf8), with: url)
  }

  @Test("a head that doesn't come to its end is answered with 408; a connection without one is closed")
  func head() async throws {
    try await withSite { url, _ in
      #expect(try await Self.exchange("GET /page/ HTTP/1.1\r\n\(Self.site)", url).hasPrefix("HTTP/1.1 408"))
      #expect(try await Self.exchange("", url).isEmpty)
      let kept = try await Self.exchange("GET /page/ HTTP/1.1\r\n\(Self.site)\r\n", url)
      #expect(kept.hasPrefix("HTTP/1.1 200") && kept.hasSuffix("page"))
    }
  }

  @Test("a body that doesn't come is answered with 408, and is no error")
  func body() async throws {
    try await withSite { url, log async throws in
      let csrf = RoutedSite.csrf.map { "\($0): \($1)\r\n" }.joined()
      let request = """
        POST /form/ HTTP/1.1\r\n\(Self.site)\(csrf)Content-Type: application/x-www-form-urlencoded\r\n\
        Content-Length: 100\r\n\r\na=b
        """
      #expect(try await Self.exchange(request, url).hasPrefix("HTTP/1.1 408"))
      #expect(!log.lines.contains { $0.hasPrefix("error") }, "\(log.lines)")
    }
  }

  @Test("a handler that takes too long is stopped, and answered with 503 in its stead")
  func handler() async throws {
    try await withSite { url, log in
      let answer = try await Self.exchange("GET /slow/ HTTP/1.1\r\n\(Self.site)\r\n", url)
      #expect(answer.hasPrefix("HTTP/1.1 503") && answer.contains("\r\nConnection: close\r\n"))
      #expect(log.lines.contains("error: GET /slow/ 503"))
      #expect(log.lines.filter { $0.contains("/slow/") }.count == 2, "\(log.lines)")
    }
  }

  @Test("a client that takes nothing of its answer is given up, and makes room for another")
  func write() async throws {
    var limits = Self.limits
    limits.connections = 1
    try await withSite(limits: limits) { url, _ in
      let port = try #require(URL(string: url)?.port.flatMap { UInt16(exactly: $0) })
      let slow = try LoopbackSocket()
      defer { slow.close() }
      try slow.connect(to: port)
      slow.send(Array("GET /large/ HTTP/1.1\r\n\(Self.site)\r\n".utf8))
      #expect(
        try await Self.exchange("GET /page/ HTTP/1.1\r\n\(Self.site)Connection: close\r\n\r\n", url).hasSuffix("page"))
    }
  }

  @Test("at the most connections others wait, open ones go on, and each that closes lets one in")
  func connections() async throws {
    var limits = ServerLimits.standard
    limits.connections = 2
    try await withSite(limits: limits) { url, _ in
      let port = try #require(URL(string: url)?.port.flatMap { UInt16(exactly: $0) })
      let request = Array("GET /page/ HTTP/1.1\r\n\(Self.site)\r\n".utf8)
      try await BlockingCall.run {
        let sockets = try (0..<3).map { _ in try LoopbackSocket() }
        for socket in sockets { try socket.connect(to: port) }
        for socket in sockets.prefix(2) {
          socket.send(request)
          #expect(socket.receive().starts(with: "HTTP/1.1 200".utf8))
        }
        sockets[2].send(request)
        #expect(!sockets[2].hasInput(within: 0.5))
        sockets[0].send(request)
        #expect(sockets[0].receive().starts(with: "HTTP/1.1 200".utf8))
        sockets[0].close()
        #expect(sockets[2].receive().starts(with: "HTTP/1.1 200".utf8))
        for socket in sockets.dropFirst() { socket.close() }
      }
    }
  }
}
