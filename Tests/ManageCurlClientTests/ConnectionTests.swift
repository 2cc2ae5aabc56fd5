import ManageCurlClient
import Testing

@Suite("Connections")
struct ConnectionTests {
  private let client = HTTPClient()

  @Test("a connection is kept for the next request")
  func reuse() async throws {
    try await TestServer.with {
      .respond(200, body: "\($0.connection)/\($0.number)")
    } test: { server in
      for number in 1...3 {
        let response = try await client.send(HTTPClient.Request(.get, server.url))
        #expect(String(decoding: response.body, as: UTF8.self) == "1/\(number)")
      }
    }
  }

  @Test("a body is sent again when the kept connection turns out to be dead")
  func deadConnection() async throws {
    try await TestServer.with { request in
      switch (request.connection, request.number) {
      case (1, 1): .respond(200)
      case (1, _): .sendThenClose("")
      default: .respond(200, body: String(decoding: request.body, as: UTF8.self))
      }
    } test: { server in
      _ = try await client.send(HTTPClient.Request(.get, server.url))
      let response = try await client.send(HTTPClient.Request(.put, server.url, body: Array("content".utf8)))
      #expect(response.body == Array("content".utf8))
    }
  }

  @Test("a redirect is a response like any other")
  func redirectsAreOff() async throws {
    try await withRedirects { server in
      let response = try await client.send(HTTPClient.Request(.get, server.url + "/2"))
      #expect(response.status == 302)
      #expect(response.headers["Location"] == "/1")
    }
  }

  @Test("redirects are followed as far as the request allows, and only the last response's headers count")
  func redirects() async throws {
    try await withRedirects { server in
      var request = HTTPClient.Request(.get, server.url + "/2", maximumRedirects: 2)
      let response = try await client.send(request)
      #expect(response.status == 200)
      #expect(response.headers["Location"] == nil)
      request.maximumRedirects = 1
      await #expect(throws: TransferError.tooManyRedirects(url: server.url + "/2", limit: 1)) {
        try await client.send(request)
      }
    }
  }

  @Test("a POST is never redirected")
  func redirectedPost() async throws {
    try await withRedirects { server in
      let response = try await client.send(HTTPClient.Request(.post, server.url + "/1", maximumRedirects: 5))
      #expect(response.status == 302)
    }
  }

  /// `/2` leads to `/1`, which leads to `/0`.
  private func withRedirects(_ body: (TestServer) async throws -> Void) async throws {
    try await TestServer.with {
      let number = $0.line.split(separator: " ")[1].dropFirst()
      return Int(number).map { $0 == 0 ? .respond(200) : .respond(302, headers: ["Location: /\($0 - 1)"]) }
        ?? .respond(404)
    } test: {
      try await body($0)
    }
  }
}
