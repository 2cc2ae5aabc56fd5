import ManageCurlClient
import Testing

@Suite("TransferError")
struct TransferErrorTests {
  private let client = HTTPClient()

  @Test("an unknown host")
  func unknownHost() async {
    await #expect(throws: TransferError.couldNotResolve(host: "nowhere.invalid")) {
      try await client.send(HTTPClient.Request(.get, "http://user:secret@nowhere.invalid/path?token=secret"))
    }
  }

  @Test("a port where nobody listens")
  func refused() async throws {
    let port = try Socket.listening().port()
    await expect("could not connect to http://127.0.0.1:\(port)/path: ") {
      try await client.send(HTTPClient.Request(.get, "http://127.0.0.1:\(port)/path"))
    }
  }

  @Test("a server that stays silent, shown without credentials and query")
  func silence() async throws {
    try await TestServer.with { _ in
      .waitForClient
    } test: { server in
      let url = "http://user:secret@127.0.0.1:\(server.port)/a?token=secret"
      await expect("http://127.0.0.1:\(server.port)/a took too long: ") {
        try await client.send(HTTPClient.Request(.get, url, timeout: .milliseconds(200)))
      }
    }
  }

  @Test("a deadline ends a request before its own time, and one that is over sends nothing", .timeLimit(.minutes(2)))
  func deadline() async throws {
    try await TestServer.with { _ in
      .waitForClient
    } test: { server in
      for deadline in [ContinuousClock.now + .milliseconds(200), .now] {
        await expect("\(server.url)/a took too long: ") {
          try await client.send(
            HTTPClient.Request(
              .get, server.url + "/a", timeout: .seconds(3600),
              context: HTTPClient.Context(id: "a1", deadline: deadline)))
        }
      }
    }
  }

  @Test("a response above the limit; one at the limit is fine")
  func tooLarge() async throws {
    try await TestServer.with { _ in
      .respond(200, body: String(repeating: "x", count: 100_000))
    } test: { server in
      let fitting = HTTPClient.Request(.get, server.url, maximumBodySize: 100_000)
      let response = try await client.send(fitting)
      #expect(response.body.count == 100_000)
      let small = HTTPClient.Request(.get, server.url, maximumBodySize: 99_999)
      await #expect(throws: TransferError.tooLarge(url: server.url, limit: 99_999)) { try await client.send(small) }
    }
  }

  @Test(
    "a connection that ends before the response",
    arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"])
  func lost(answer: String) async throws {
    try await TestServer.with { _ in
      .sendThenClose(answer)
    } test: { server in
      await expect("lost the connection to \(server.url): ") {
        try await client.send(HTTPClient.Request(.get, server.url))
      }
    }
  }

  @Test("a server that stalls is abandoned long before the whole time has passed")
  func stalled() async throws {
    try await TestServer.with { _ in
      .waitForClient
    } test: { server in
      await expect("\(server.url) took too long: ") {
        try await client.send(
          HTTPClient.Request(.get, server.url, timeout: .seconds(3600), stallTimeout: .seconds(1)))
      }
    }
  }

  @Test(
    "requests that can't be sent as they are",
    arguments: [
      HTTPClient.Request(.get, "http://127.0.0.1/a b"),
      HTTPClient.Request(.get, "file:///etc/hostname"),
      HTTPClient.Request(.get, "http://127.0.0.1:port/"),
      HTTPClient.Request(.get, "http://127.0.0.1", headers: ["X-Name": "value\r\nX-Other: value"]),
      HTTPClient.Request(.get, "http://127.0.0.1", headers: ["X-Name: value": "value"]),
    ])
  func invalid(request: HTTPClient.Request) async {
    await expect("invalid request to ") { try await client.send(request) }
  }

  private func expect(_ start: String, _ body: () async throws -> HTTPClient.Response) async {
    let error = await #expect(throws: TransferError.self) { try await body() }
    let text = error?.description ?? ""
    #expect(text.hasPrefix(start))
    #expect(!text.contains("secret") && !text.contains("\n"))
  }
}
