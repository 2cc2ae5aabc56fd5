package import Hummingbird
import ManageTemplateEngine

extension WebApplication {
  /// Thirty days at first: a site that must go back to plain HTTP can.
  private static let hstsSeconds = 60 * 60 * 24 * 30

  /// All steps of a request, from the outside in; the routes are `RouteTable`'s.
  ///
  /// Hummingbird's `Router` serves only as the chain of middleware: no route is ever added to it.
  package func router() -> Router<WebContext> {
    let table = RouteTable(routes: routing.routes)
    let engine = engine(table)
    let renderer = PageRenderer(engine: engine, contextProcessors: routing.contextProcessors)
    let isProduct = profile == .product
    let errorPage = ErrorPage(renderer: renderer, debugRoutes: isProduct ? nil : table.routes)

    let router = Router(context: WebContext.self)
    // Who asked and how, as the peer or a trusted proxy says.
    router.add(middleware: ForwardedHeaders(trustedProxies: settings.trustedProxies))
    // The database, bound to the request.
    router.add(middleware: DatabaseBinding(database: site.database))
    // A line for each answer, whatever it is.
    router.add(middleware: AccessLog())
    // The language of all pages, those of errors too.
    router.add(middleware: LanguageNegotiation(languages: languages, translations: engine.translations))
    // Headers for each answer, those of errors too.
    router.add(
      middleware: SecurityHeaders(
        hstsSeconds: isProduct ? Self.hstsSeconds : nil, staticOrigin: staticOrigin, mediaOrigins: mediaOrigins))
    // A page for whatever the steps below throw.
    router.add(middleware: ErrorPages(page: errorPage))
    // `/up` and `/ready`, before the Host check: load balancers ask for an address.
    router.add(middleware: HealthChecks(reasons: unreadiness))
    // Hosts that aren't this site's end here.
    router.add(middleware: HostCheck(allowedHosts: settings.allowedHosts))
    // Plain HTTP ends here.
    if settings.redirectsToSSL {
      let key = profile.prefix + "DJANGO_SECURE_SSL_REDIRECT"
      router.add(middleware: HTTPSRedirect(loop: RedirectLoop(key: key)))
    }
    // `/static/` in development.
    if let staticFinders { router.add(middleware: StaticFiles(finders: staticFinders)) }
    // `/media/` in development.
    if let mediaFolder { router.add(middleware: MediaFiles(folder: mediaFolder)) }
    // Unknown paths end here, before anything is spent on them.
    router.add(middleware: RouteMatching(table: table))
    // The form, as far as the route takes one.
    router.add(middleware: FormParsing())
    // The visitor's session; saved after the steps below, unless they fail.
    if let store = routing.sessionStore {
      router.add(middleware: SessionMiddleware(store: store, isCookieSecure: isProduct))
    }
    // Forms of other sites end here.
    router.add(middleware: CSRFProtection(isCookieSecure: isProduct))
    // A page for what an app's middleware refuses, within the session.
    router.add(middleware: ThrownReplies(page: errorPage))
    // The apps' own, in the order of the apps.
    for middleware in routing.middleware { router.addAny(middleware) }
    // A page for what a handler refuses, within the apps' middleware.
    router.add(middleware: ThrownReplies(page: errorPage))
    // The handler.
    router.add(middleware: RouteHandling(renderer: renderer))
    return router
  }
}

extension Router<WebContext> {
  fileprivate func addAny(_ middleware: some MiddlewareProtocol<Request, Response, WebContext>) {
    add(middleware: middleware)
  }
}
