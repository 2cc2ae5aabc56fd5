import Hummingbird
import ManageTemplateEngine

extension WebApplication {
  /// All steps of a request, from the outside in.
  package func responder() -> SiteResponder {
    let table = RouteTable(routes: routing.routes)
    let engine = engine(table)
    let renderer = PageRenderer(engine: engine, contextProcessors: routing.contextProcessors)
    let isProduct = profile == .product
    let errorPage = ErrorPage(renderer: renderer, debugRoutes: isProduct ? nil : table.routes)

    var steps: [Routing.Middleware] = []
    // Who asked and how, as the peer or a trusted proxy says.
    steps.append(ForwardedHeaders(trustedProxies: settings.trustedProxies))
    // The database, bound to the request.
    steps.append(DatabaseBinding(database: site.database))
    // A line for each answer, whatever it is.
    steps.append(AccessLog())
    // The language of all pages, those of errors too.
    steps.append(LanguageNegotiation(languages: languages, engine: engine))
    // Headers for each answer, those of errors too.
    steps.append(
      SecurityHeaders(
        hstsSeconds: isProduct ? settings.hstsSeconds : nil, staticOrigin: staticOrigin, mediaOrigins: mediaOrigins))
    // A page for whatever the steps below throw.
    steps.append(ErrorPages(page: errorPage))
    // What the server refuses by itself ends here.
    steps.append(ServerRefusals())
    // `/up` and `/ready`, before the Host check: load balancers ask for an address.
    let hosts = HostCheck(allowedHosts: settings.allowedHosts)
    steps.append(HealthChecks(hosts: hosts, reasons: unreadiness))
    // Hosts that aren't this site's end here.
    steps.append(hosts)
    // Plain HTTP ends here.
    if settings.redirectsToSSL {
      steps.append(HTTPSRedirect(loop: RedirectLoop(key: profile.prefix + "DJANGO_SECURE_SSL_REDIRECT")))
    }
    // `/static/` in development.
    if let staticFinders { steps.append(StaticFiles(finders: staticFinders)) }
    // `/media/` in development.
    if let mediaFolder { steps.append(MediaFiles(folder: mediaFolder)) }
    // Unknown paths end here, before anything is spent on them.
    steps.append(RouteMatching(table: table))
    // The form, as far as the route takes one.
    steps.append(FormParsing())
    // The visitor's session; saved after the steps below, unless they fail.
    if let (store, idleSeconds) = routing.sessions {
      steps.append(SessionMiddleware(store: store, idleSeconds: idleSeconds, isCookieSecure: isProduct))
    }
    // Forms of other sites end here.
    steps.append(CSRFProtection(isCookieSecure: isProduct))
    // A page for what an app's middleware refuses, within the session.
    steps.append(ThrownReplies(page: errorPage))
    // The apps' own, in the order of the apps.
    steps += routing.middleware
    // A page for what a handler refuses, within the apps' middleware.
    steps.append(ThrownReplies(page: errorPage))
    // The middleware of the route's groups, and the handler.
    return SiteResponder(middleware: steps, handling: RouteHandling(renderer: renderer, throttle: routing.throttle))
  }
}
