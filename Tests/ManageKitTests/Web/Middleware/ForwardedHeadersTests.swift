import HTTPTypes
import Hummingbird
import ManageGroundwork
import ManageTesting
import NIOCore
import NIOEmbedded
import Testing

@testable import ManageKit

struct ForwardedHeadersTests {
  private let log = LogRecorder()
  private let detection = ForwardedHeaders(
    trustedProxies: ["127.0.0.1", "10.0.0.0/8", "fd00::/8"].compactMap(CIDRBlock.init))

  private func origin(peer: String?, _ headers: [String: String] = [:]) -> RequestOrigin {
    var fields = HTTPFields()
    for (name, value) in headers { fields[named: name] = value }
    let head = HTTPRequest(
      method: .post, scheme: nil, authority: "site.example", path: "/a%20b/?q=1", headerFields: fields)
    return detection.origin(
      of: ManageKit.Request(Hummingbird.Request(head: head, body: RequestBody(buffer: ByteBuffer()))), peer: peer,
      logger: log.logger)
  }

  @Test("without a proxy the origin is the peer, by plain HTTP, and the path has no query")
  func direct() {
    let origin = origin(peer: "203.0.113.9")
    #expect(origin.address == "203.0.113.9" && origin.host == "site.example" && !origin.isSecure)
    #expect(origin.method == .post && origin.path == "/a%20b/" && origin.siteURL == "http://site.example")
    #expect(log.lines.isEmpty)
  }

  @Test("forwarded headers from an untrusted peer are ignored, and logged once with its address and the key's name")
  func untrusted() throws {
    let headers = [
      "X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example",
    ]
    for _ in 1...3 {
      let origin = origin(peer: "203.0.113.9", headers)
      #expect(origin.address == "203.0.113.9" && origin.host == "site.example" && !origin.isSecure)
    }
    #expect(log.lines.count == 1)
    let line = try #require(log.lines.first)
    #expect(line.hasPrefix("warning: ") && line.contains("203.0.113.9") && line.contains("DJANGO_TRUSTED_PROXIES"))
    #expect(line.contains("X-Forwarded-For, X-Forwarded-Proto, X-Forwarded-Host"))
    _ = origin(peer: "203.0.113.10", headers)
    #expect(log.lines.count == 2)
  }

  @Test("a trusted proxy names the client's address, protocol and host")
  func trusted() {
    for peer in ["127.0.0.1", "10.1.2.3", "fd00::1", "::ffff:10.1.2.3"] {
      let origin = origin(
        peer: peer,
        [
          "X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "www.example.com",
        ])
      #expect(origin.address == "198.51.100.7" && origin.isSecure && origin.host == "www.example.com", "\(peer)")
    }
    #expect(log.lines.isEmpty)
  }

  @Test(
    "the client is the rightmost address that is no trusted proxy's",
    arguments: [
      ("198.51.100.7", "198.51.100.7"), ("1.2.3.4, 198.51.100.7", "198.51.100.7"),
      ("1.2.3.4, 198.51.100.7, 10.0.0.5,10.0.0.6", "198.51.100.7"), ("10.0.0.5, 10.0.0.6", "10.0.0.5"),
      ("2001:db8::7, fd00::5", "2001:db8::7"), ("", "127.0.0.1"), (" , ", "127.0.0.1"),
      ("unknown", "127.0.0.1"), ("198.51.100.7, <script>", "198.51.100.7"), ("a\tb, fe80::1%eth0\u{7}", "127.0.0.1"),
      ("198.51.100.7/24", "127.0.0.1"), ("198.51.100.7:1234", "127.0.0.1"),
    ])
  func chain(header: String, address: String) {
    #expect(origin(peer: "127.0.0.1", ["X-Forwarded-For": header]).address == address)
  }

  @Test("of several protocols or hosts the one of the nearest proxy counts")
  func nearest() {
    #expect(!origin(peer: "127.0.0.1", ["X-Forwarded-Proto": "https, http"]).isSecure)
    #expect(origin(peer: "127.0.0.1", ["X-Forwarded-Proto": "http,HTTPS"]).isSecure)
    let host = origin(peer: "127.0.0.1", ["X-Forwarded-Host": "evil.example, www.example.com"]).host
    #expect(host == "www.example.com")
  }

  @Test("a header that is missing leaves the rest as it is")
  func partial() {
    let origin = origin(peer: "127.0.0.1", ["X-Forwarded-For": "198.51.100.7"])
    #expect(origin.address == "198.51.100.7" && origin.host == "site.example" && !origin.isSecure)
  }

  @Test("a Unix socket is trusted: only this machine reaches it")
  func unixSocket() {
    #expect(origin(peer: nil).address == "")
    let origin = origin(peer: nil, ["X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "https"])
    #expect(origin.address == "198.51.100.7" && origin.isSecure)
  }

  @Test("a peer whose connection is gone, and with it its address, is not trusted")
  func gone() async throws {
    let source = ApplicationRequestContextSource(channel: NIOAsyncTestingChannel(), logger: log.logger)
    var head = HTTPRequest(method: .get, scheme: nil, authority: "site.example", path: "/")
    head.headerFields[named: "X-Forwarded-For"] = "198.51.100.7"
    let request = ManageKit.Request(Hummingbird.Request(head: head, body: RequestBody(buffer: ByteBuffer())))
    _ = try await detection.handle(request, context: WebContext(source: source)) { _, context in
      #expect(context.remoteAddress == nil && context.origin.address == "")
      return Response(status: .ok)
    }
  }

  @Test("handlers see the origin, whoever asks")
  func context() async throws {
    try await RoutedSite.with(
      allowedHosts: ["*"],
      routes: { routing in
        routing.get("") { _, context in
          Response.text("\(context.origin.address) \(context.origin.host) \(context.origin.isSecure)")
        }
      }
    ) { site in
      let headers = ["X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "a.example"]
      #expect(try await site.send(.get, "/", headers: headers).text == "198.51.100.7 a.example true")
      #expect(try await site.send(.get, "/", peer: nil, headers: headers).text == "198.51.100.7 a.example true")
      let stranger = try await site.send(.get, "/", peer: "203.0.113.9", headers: headers)
      #expect(stranger.text == "203.0.113.9 localhost false")
      #expect(site.log.lines.contains { $0.contains("203.0.113.9 ignored") })
    }
  }

  @Test("a request's id comes in from trusted proxies alone, is clean, and goes out")
  func requestID() async throws {
    try await RoutedSite.with { site async throws in
      func answered(_ id: String, peer: String? = "127.0.0.1") async throws -> String {
        try #require(try await site.send(.get, "/", peer: peer, headers: ["X-Request-ID": id]).header("X-Request-ID"))
      }
      #expect(try await answered("a-1_b.c=") == "a-1_b.c=")
      #expect(try await answered("a-1", peer: nil) == "a-1")
      for (id, peer) in [
        ("a-1", "203.0.113.9"), ("a b", "127.0.0.1"), (String(repeating: "a", count: 129), "127.0.0.1"),
      ] {
        #expect(try await answered(id, peer: peer).wholeMatch(of: /[A-Za-z0-9]{32}/) != nil)
      }
    }
  }
}
