package import Hummingbird
import Logging
import ManageTemplateEngine
import NIOCore
import ServiceLifecycle
import UnixSignals

/// The site as a web server runs it: middleware around the routes of its apps.
package struct WebApplication: Sendable {
  let profile: Profile
  let settings: WebSettings
  let site: SiteContext
  let routing: Routing
  /// The site's languages by code, the default first.
  let languages: [String]
  /// Makes the engine of the pages, which finds the addresses of other pages in a table.
  let engine: @Sendable (RouteTable) -> Engine
  /// Where `/static/…` comes from; nil where another server does that.
  let staticFinders: StaticFinders?
  /// Another server that static files are on.
  var staticOrigin: String?
  /// The folder that `/media/…` comes from; nil where another server does that.
  var mediaFolder: String?
  /// Other servers that media are on.
  var mediaOrigins: [String] = []
  /// Why the site is not ready to serve; empty when it is.
  let unreadiness: @Sendable () async -> [String]

  /// Thirty days at first: a site that must go back to plain HTTP can.
  private static let hstsSeconds = 60 * 60 * 24 * 30
  /// How long requests that are under way may take once the server is to stop.
  private static let drainTime = Duration.seconds(30)

  /// Serves on `address` until SIGTERM or SIGINT, then lets what is under way finish.
  func run(on address: BindAddress, whenRunning: @escaping @Sendable (any Channel) async -> Void) async throws {
    let application = Application(
      router: router(), server: .http1(configuration: .init(idleTimeout: .seconds(60))),
      configuration: ApplicationConfiguration(address: address), onServerRunning: whenRunning,
      logger: site.logger)
    var configuration = ServiceGroupConfiguration(
      services: [.init(service: application)], gracefulShutdownSignals: [.sigterm, .sigint],
      logger: site.logger)
    configuration.maximumGracefulShutdownDuration = Self.drainTime
    try await ServiceGroup(configuration: configuration).run()
  }

  /// Middleware from the outside in.
  package func router() -> Router<WebContext> {
    let table = RouteTable(routes: routing.routes)
    let renderer = PageRenderer(engine: engine(table), contextProcessors: routing.contextProcessors)
    let isProduct = profile == .product

    let router = Router(context: WebContext.self)
    router.add(middleware: ForwardedHeaders(trustedProxies: settings.trustedProxies))
    router.add(middleware: DatabaseBinding(database: site.database))
    router.add(middleware: AccessLog())
    router.add(middleware: LanguageNegotiation(languages: languages))
    router.add(
      middleware: SecurityHeaders(
        hstsSeconds: isProduct ? Self.hstsSeconds : nil, staticOrigin: staticOrigin, mediaOrigins: mediaOrigins))
    router.add(middleware: ErrorPages(renderer: renderer, debugRoutes: isProduct ? nil : table.routes))
    router.add(middleware: HealthChecks(reasons: unreadiness))
    router.add(middleware: HostCheck(allowedHosts: settings.allowedHosts))
    if settings.redirectsToSSL { router.add(middleware: HTTPSRedirect()) }
    if let staticFinders { router.add(middleware: StaticFiles(finders: staticFinders)) }
    if let mediaFolder { router.add(middleware: MediaFiles(folder: mediaFolder)) }
    router.add(middleware: RouteMatching(table: table))
    router.add(middleware: FormParsing())
    if let store = routing.sessionStore {
      router.add(middleware: SessionMiddleware(store: store, isCookieSecure: isProduct))
    }
    router.add(middleware: CSRFProtection(isCookieSecure: isProduct))
    for middleware in routing.middleware { router.addAny(middleware) }
    router.add(middleware: RouteHandling(renderer: renderer))
    return router
  }
}

extension Router<WebContext> {
  fileprivate func addAny(_ middleware: some MiddlewareProtocol<Request, Response, WebContext>) {
    add(middleware: middleware)
  }
}
