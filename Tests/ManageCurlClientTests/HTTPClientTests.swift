import ManageCurlClient
import Testing

@Suite("HTTPClient")
struct HTTPClientTests {
  private let client = HTTPClient()

  @Test("a request arrives as it was made", arguments: [HTTPClient.Request.Method.post, .put, .patch, .delete])
  func request(method: HTTPClient.Request.Method) async throws {
    let body = [UInt8]("안녕\0".utf8)
    try await TestServer.with { request in
      let isWhole = request.body == body && request.headers.contains("X-Empty:")
      return .respond(isWhole ? 200 : 400, headers: ["X-Line: \(request.line)"])
    } test: { server in
      let request = HTTPClient.Request(method, server.url + "/path", headers: ["X-Empty": ""], body: body)
      let response = try await client.send(request)
      #expect(response.status == 200)
      #expect(response.headers["x-line"] == "\(method.rawValue) /path HTTP/1.1")
    }
  }

  @Test(
    "a body of any size arrives whole, without a content type that nobody set",
    arguments: [0, 1, 65_536, 65_537, 1 << 20])
  func bodySizes(size: Int) async throws {
    let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try await TestServer.with { request in
      let hasType = request.headers.contains { $0.lowercased().hasPrefix("content-type") }
      return .respond(request.body == body && !hasType ? 200 : 400)
    } test: { server in
      let response = try await client.send(HTTPClient.Request(.put, server.url, body: body))
      #expect(response.status == 200)
    }
  }

  @Test(
    "a request to wait is seconds or a date", arguments: [("7", 7), ("Sun, 01 Mar 2026 09:05:09 GMT", 2), ("-1", 0)])
  func retryAfter(value: String, seconds: Int) {
    let headers: HTTPClient.Headers = ["Date": "Sun, 01 Mar 2026 09:05:07 GMT", "Retry-After": value]
    #expect(HTTPClient.Response(status: 503, headers: headers).retryAfter == .seconds(seconds))
    #expect(HTTPClient.Response(status: 503, headers: ["Retry-After": "soon"]).retryAfter == nil)
    #expect(HTTPClient.Response(status: 503).retryAfter == nil)
  }

  @Test("a URL is sent as it is written, dots, slashes, case and order included")
  func url() async throws {
    let target = "/./a/../b//c%2fd%2F%20e+f;g'(h)?z=1&&a=%2B&b"
    try await TestServer.with {
      .respond(200, body: $0.line)
    } test: { server in
      let response = try await client.send(HTTPClient.Request(.get, server.url + target))
      #expect(String(decoding: response.body, as: UTF8.self) == "GET \(target) HTTP/1.1")
    }
  }

  @Test("a response's headers are found without case, and all of a name in order")
  func responseHeaders() async throws {
    let headers = ["Set-Cookie: a=1", "ETAG:  \"x:y\" ", "set-cookie: b=2"]
    try await TestServer.with { _ in
      .respond(404, headers: headers, body: "gone")
    } test: { server in
      let response = try await client.send(HTTPClient.Request(.get, server.url))
      #expect(response.status == 404)
      #expect(response.headers["ETag"] == "\"x:y\"")
      #expect(response.headers[all: "SET-COOKIE"] == ["a=1", "b=2"])
      #expect(response.body == Array("gone".utf8))
    }
  }

  @Test("HEAD returns headers alone")
  func head() async throws {
    try await TestServer.with { _ in
      .respond(200, body: "twelve bytes")
    } test: { server in
      let response = try await client.send(HTTPClient.Request(.head, server.url))
      #expect(response.headers["Content-Length"] == "12")
      #expect(response.body.isEmpty)
    }
  }

  @Test("an empty POST states its length, and no request waits for 100-continue")
  func emptyPost() async throws {
    try await TestServer.with {
      .respond(200, body: $0.headers.joined(separator: "\n").lowercased())
    } test: { server in
      let empty = try await client.send(HTTPClient.Request(.post, server.url))
      #expect(String(decoding: empty.body, as: UTF8.self).contains("content-length: 0"))
      let large = HTTPClient.Request(.put, server.url, body: [UInt8](repeating: 7, count: 3 << 20))
      let response = try await client.send(large)
      #expect(!String(decoding: response.body, as: UTF8.self).contains("expect:"))
    }
  }

  @Test("a Host header of the caller's replaces libcurl's")
  func hostHeader() async throws {
    try await TestServer.with {
      .respond(200, body: $0.headers.filter { $0.lowercased().hasPrefix("host:") }.joined())
    } test: { server in
      let request = HTTPClient.Request(.get, server.url, headers: ["Host": "files.example.com"])
      let response = try await client.send(request)
      #expect(response.body == Array("Host: files.example.com".utf8))
    }
  }

  @Test("a hundred requests at once are all answered, each with its own response")
  func concurrency() async throws {
    try await TestServer.with {
      .respond(200, body: $0.line)
    } test: { server in
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<100 {
          group.addTask {
            let response = try await client.send(HTTPClient.Request(.get, "\(server.url)/\(number)"))
            return response.body == Array("GET /\(number) HTTP/1.1".utf8)
          }
        }
        for try await isOwn in group { #expect(isOwn) }
      }
    }
  }
}
