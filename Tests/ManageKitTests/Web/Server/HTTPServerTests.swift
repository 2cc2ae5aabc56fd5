import Foundation
import Hummingbird
import ManageTesting
import NIOCore
import Testing

@testable import ManageKit

@Suite("The HTTP server")
struct HTTPServerTests {
  private static let site = "Host: localhost\r\n"

  private static let csrf = RoutedSite.csrf.map { "\($0): \($1)\r\n" }.joined()

  /// Routes that answer in the ways that a server must tell apart.
  private static func addRoutes(_ routing: inout Routing) {
    routing.get("page/") { _, _ in Response.text("page") }
    routing.post("form/") { _, context in Response.text("form of \(context.form.names.count)") }
    routing.post("echo/") { request, _ in
      StreamReply(AsyncThrowingStream(pieces: request.body))
    }
    routing.get("stream/") { _, _ in
      StreamReply(AsyncThrowingStream(pieces: [[UInt8]("one".utf8), [UInt8]("two".utf8)]))
    }
    routing.get("torn/") { _, _ in StreamReply(AsyncThrowingStream(pieces: [[UInt8]("one".utf8)]), length: 10) }
    routing.get("large/") { _, _ in
      Response(status: .ok, body: .init(byteBuffer: ByteBuffer(repeating: UInt8(ascii: "a"), count: 16 << 20)))
    }
    routing.get("empty/") { _, _ in Response(status: .noContent) }
  }

  private func withSite(
    _ body: @Sendable @escaping (String, LogRecorder) async throws -> Void
  ) async throws {
    try await RoutedSite.with(.product, routes: Self.addRoutes) { site in
      try await site.serve { url in try await body(url, site.log) }
    }
  }

  private static func exchange(_ request: String, _ url: String) async throws -> String {
    try await RawConnection.exchange(Array(request.utf8), with: url)
  }

  @Test("refuses what it can't read with the site's page, headers, date and log line")
  func refusal() async throws {
    try await withSite { url, log in
      let answer = try await Self.exchange("GET /page/ HTTP/1.1\r\n\(Self.site)Bad Name: a\r\n\r\n", url)
      #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
      for header in [
        "Date: ", "Connection: close\r\n", "Content-Length: ", "X-Content-Type-Options: nosniff\r\n",
        "Content-Security-Policy: ",
      ] {
        #expect(answer.contains("\r\n\(header)"), "\(header)")
      }
      #expect(log.lines.contains("info: GET /page/ 400"))
      #expect(try await Self.exchange("\u{1}\u{2}\u{3}\r\n\r\n", url).hasPrefix("HTTP/1.1 400"))
      #expect(log.lines.contains("info: - - 400"))
      #expect(!log.lines.contains { $0.hasPrefix("error") })
    }
  }

  @Test(
    "a form that is damaged, or ends too early, is the client's fault, and no error",
    arguments: ["Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\nxyz", "Content-Length: 100\r\n\r\na=b"])
  func formFaults(rest: String) async throws {
    try await withSite { url, log in
      let head = "POST /form/ HTTP/1.1\r\n\(Self.site)\(Self.csrf)Content-Type: application/x-www-form-urlencoded\r\n"
      let answer = try await RawConnection.exchange(Array((head + rest).utf8), with: url) { socket in
        socket.closeOutput()
        return []
      }
      #expect(answer.hasPrefix("HTTP/1.1 400"), "\(answer.prefix(100))")
      #expect(answer.matches(of: #/HTTP/1\.1/#).count == 1)
      #expect(!log.lines.contains { $0.hasPrefix("error") || $0.contains(" 500") }, "\(log.lines)")
    }
  }

  @Test("asks for a body that waits for 100 Continue when it is read")
  func expectation() async throws {
    try await withSite { url, _ in
      let head = """
        POST /form/ HTTP/1.1\r\n\(Self.site)\(Self.csrf)Content-Type: application/x-www-form-urlencoded\r\n\
        Connection: close\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n
        """
      let answer = try await RawConnection.exchange(Array(head.utf8), with: url) { socket in
        #expect(String(decoding: socket.receive(), as: UTF8.self) == "HTTP/1.1 100 Continue\r\n\r\n")
        return Array("a=b".utf8)
      }
      #expect(answer.hasPrefix("HTTP/1.1 200") && answer.hasSuffix("form of 1"), "\(answer.prefix(300))")
      let refused = try await Self.exchange(head.replacing("/form/", with: "/nowhere/"), url)
      #expect(refused.hasPrefix("HTTP/1.1 404") && refused.contains("\r\nConnection: close\r\n"))
    }
  }

  @Test("sends content of unknown length in chunks, and to HTTP/1.0 until the end of the connection")
  func streams() async throws {
    try await withSite { url, _ in
      let new = try await Self.exchange("GET /stream/ HTTP/1.1\r\n\(Self.site)Connection: close\r\n\r\n", url)
      #expect(new.contains("\r\nTransfer-Encoding: chunked\r\n"))
      #expect(new.hasSuffix("\r\n\r\n3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n"))
      let old = try await Self.exchange("GET /stream/ HTTP/1.0\r\n\(Self.site)Connection: keep-alive\r\n\r\n", url)
      #expect(!old.contains("Transfer-Encoding") && old.contains("\r\nConnection: close\r\n"))
      #expect(old.hasSuffix("\r\n\r\nonetwo"))
      let echo =
        "\(Self.site)\(Self.csrf)Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n"
      #expect(try await Self.exchange("POST /echo/ HTTP/1.1\r\n\(echo)", url).contains("ab"))
    }
  }

  @Test("closes the connection on content that is shorter than it said")
  func torn() async throws {
    try await withSite { url, log in
      let answer = try await Self.exchange("GET /torn/ HTTP/1.1\r\n\(Self.site)\r\n", url)
      #expect(answer.contains("\r\nContent-Length: 10\r\n") && answer.hasSuffix("one"))
      #expect(log.lines.contains { $0 == "error: GET /torn/: the content ends after 3 of 10 bytes" }, "\(log.lines)")
    }
  }

  @Test("HEAD and 204 have no content, and keep the connection")
  func withoutContent() async throws {
    try await withSite { url, _ in
      let requests = ["HEAD /large/", "GET /empty/", "GET /page/"].enumerated().map { index, line in
        "\(line) HTTP/1.1\r\n\(Self.site)\(index == 2 ? "Connection: close\r\n" : "")\r\n"
      }
      let answer = try await Self.exchange(requests.joined(), url)
      let parts = answer.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0 }
      let statuses = answer.matches(of: #/HTTP/1\.1 (\d\d\d) /#).map { String($0.output.1) }
      #expect(statuses == ["200", "204", "200"])
      #expect(
        parts.first?.contains("Content-Length: 16777216\r\n") == true && parts.first?.hasSuffix("\r\n\r\n") == true)
      #expect(parts.dropFirst().first?.contains("Content-Length") == false)
      #expect(parts.last?.hasSuffix("\r\n\r\npage") == true)
    }
  }

  @Test("sends all of a large page before it closes")
  func large() async throws {
    try await withSite { url, _ in
      let answer = try await Self.exchange("GET /large/ HTTP/1.1\r\n\(Self.site)Connection: close\r\n\r\n", url)
      #expect(answer.utf8.count > 16 << 20)
    }
  }

  @Test("passes over the rest of a body that nobody wants, where it is short, and keeps the connection")
  func skips() async throws {
    try await withSite { url, _ in
      let head = "POST /nowhere/ HTTP/1.1\r\n\(Self.site)Content-Length: 50000\r\n\r\n"
      let answer = try await RawConnection.exchange(Array(head.utf8), with: url) { socket in
        #expect(String(decoding: socket.receive(), as: UTF8.self).hasPrefix("HTTP/1.1 404"))
        let next = "GET /page/ HTTP/1.1\r\n\(Self.site)Connection: close\r\n\r\n"
        return [UInt8](repeating: 97, count: 50000) + Array(next.utf8)
      }
      #expect(answer.hasPrefix("HTTP/1.1 200"))
      let long = try await Self.exchange(head.replacing("50000", with: "5000000"), url)
      #expect(long.hasPrefix("HTTP/1.1 404") && long.contains("\r\nConnection: close\r\n"))
    }
  }
}

extension AsyncThrowingStream<[UInt8], any Error> {
  /// All pieces of a sequence.
  fileprivate init(pieces: [[UInt8]]) {
    self.init { continuation in
      for piece in pieces { continuation.yield(piece) }
      continuation.finish()
    }
  }

  /// A body's pieces, as they come in.
  fileprivate init(pieces body: RequestBody) {
    self.init { continuation in
      let reading = Task {
        do {
          for try await piece in body { continuation.yield(Array(buffer: piece)) }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in reading.cancel() }
    }
  }
}
