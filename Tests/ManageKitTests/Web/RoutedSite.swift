import HTTPTypes
import Hummingbird
import Logging
import ManageCurlClient
import ManageGroundwork
import ManageTemplateEngine
import ManageTesting
import NIOCore
import NIOEmbedded

@testable import ManageKit

/// A site of a test's own routes and templates, which answers within the test's process.
///
///     try await RoutedSite.with(routes: { $0.get("hello/") { _, _ in … } }) { site in
///       let page = try await site.send(.get, "/hello/")
///     }
struct RoutedSite: Sendable {
  /// A cookie and a header that belong together, for forms whose test is about something else.
  static let csrf = ["Cookie": "csrftoken=\(secret)", "X-CSRFToken": secret]
  private static let secret = String(repeating: "k", count: 32)

  let database: Database
  let log: LogRecorder
  private let responder: any HTTPResponder<WebContext>

  /// Makes a site with the table of the sessions, and lends it to `body`.
  static func with<T>(
    _ profile: Profile = .development, dialect: Dialect = .sqlite, allowedHosts: [String] = ["localhost"],
    redirectsToSSL: Bool = false, languages: [String] = ["en"], templates: [String: String] = [:],
    staticFinders: StaticFinders? = nil, staticOrigin: String? = nil, mediaFolder: String? = nil,
    mediaOrigins: [String] = [], unreadiness: [String] = [],
    routes: (inout Routing) -> Void = { _ in }, _ body: (RoutedSite) async throws -> T
  ) async throws -> T {
    var routing = Routing()
    routes(&routing)
    let web = WebSettings(
      secretKey: Secret("a test's key"), allowedHosts: allowedHosts,
      trustedProxies: ["127.0.0.0/8", "::1"].compactMap(CIDRBlock.init), redirectsToSSL: redirectsToSSL,
      hstsSeconds: 31_536_000)
    return try await TestDatabase.withDatabase(dialect) { database in
      let migrations = try Site([.sessions]).migrations(root: "/nonexistent", dialect: dialect)
      try await migrations.migrate(to: .app("sessions"), in: database)
      App.sessions.routing(&routing, database.site())
      let application = WebApplication(
        profile: profile, settings: web, site: database.site(), routing: routing, languages: languages,
        engine: {
          Engine(
            loader: DictionaryLoader(templates), urls: $0, statics: PlainStaticURLs(prefix: "/static/"),
            options: Options(debug: profile != .product))
        },
        staticFinders: staticFinders, staticOrigin: staticOrigin, mediaFolder: mediaFolder,
        mediaOrigins: mediaOrigins,
        unreadiness: { unreadiness })
      let responder = application.responder()
      return try await body(RoutedSite(database: database, log: LogRecorder(), responder: responder))
    }
  }

  /// Sends a request as a peer of this address does; nil stands for a Unix socket.
  func send(
    _ method: HTTPRequest.Method, _ path: String, host: String? = "localhost", peer: String? = "127.0.0.1",
    headers: [String: String] = [:], body: [UInt8] = [], declaresLength: Bool = true
  ) async throws -> TestPage {
    var headers = headers
    if declaresLength, !body.isEmpty { headers["Content-Length"] = "\(body.count)" }
    return try await send(request(method, path, host: host, headers: headers, body: body), peer: peer)
  }

  /// Sends a request.
  func send(_ request: Hummingbird.Request, peer: String? = "127.0.0.1") async throws -> TestPage {
    let response = try await responder.respond(to: request, context: try context(peer: peer))
    let collector = BodyCollector()
    try await response.body.write(collector)
    let received = response.headers.map { (name: $0.name.rawName, value: $0.value) }
    return TestPage(
      HTTPClient.Response(
        status: response.status.code, headers: HTTPClient.Headers(received), body: collector.bytes))
  }

  /// A request as the server hands it to the site.
  func request(
    _ method: HTTPRequest.Method, _ path: String, host: String? = "localhost", headers: [String: String] = [:],
    body: [UInt8] = []
  ) -> Hummingbird.Request {
    self.request(method, path, host: host, headers: headers, body: RequestBody(buffer: ByteBuffer(bytes: body)))
  }

  /// A request whose body may be a stream.
  func request(
    _ method: HTTPRequest.Method, _ path: String, host: String? = "localhost", headers: [String: String] = [:],
    body: RequestBody
  ) -> Hummingbird.Request {
    var fields = HTTPFields()
    for (name, value) in headers { fields[named: name] = value }
    let head = HTTPRequest(method: method, scheme: nil, authority: host, path: path, headerFields: fields)
    return Hummingbird.Request(head: head, body: body)
  }

  /// Serves the site on a port of its own, for what only a socket shows.
  func serve(limits: ServerLimits = .standard, _ body: @Sendable (_ url: String) async throws -> Void) async throws {
    try await LoopbackServer.serve(responder, limits: limits, logger: log.logger, body)
  }

  /// What is known of a request before any middleware has seen it.
  func context(peer: String? = "127.0.0.1") throws -> WebContext {
    let channel = NIOAsyncTestingChannel()
    channel.remoteAddress =
      if let peer {
        try SocketAddress(ipAddress: peer, port: 50_000)
      } else {
        try SocketAddress(unixDomainSocketPath: "/run/site.sock")
      }
    return WebContext(source: ApplicationRequestContextSource(channel: channel, logger: log.logger))
  }

  /// Sends a form of this text, by default with a CSRF token that passes.
  func post(
    _ path: String, form: String = "", headers: [String: String] = csrf, declaresLength: Bool = true
  ) async throws -> TestPage {
    let headers = ["Content-Type": "application/x-www-form-urlencoded"].merging(headers) { $1 }
    return try await send(
      .post, path, headers: headers, body: Array(form.utf8), declaresLength: declaresLength)
  }
}

/// Keeps the bytes of one response.
private final class BodyCollector: ResponseBodyWriter {
  private(set) var bytes: [UInt8] = []

  func write(_ buffer: ByteBuffer) { bytes += buffer.readableBytesView }

  func finish(_ trailingHeaders: HTTPFields?) {}
}

extension Response {
  /// A plain text, for handlers of tests.
  static func text(_ text: String) -> Response {
    Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
