import HTTPTypes
public import Hummingbird
public import ManageTemplateEngine

/// An app's part of the site's web side: routes, middleware and values that every page gets.
///
///     App("books", models: [Book.self]) { routing, site in
///       routing.include("books/") { routing in
///         routing.get("", name: "books") { _, context in
///           Page("books/list.html", ["books": try await Book.all.fetch(from: context.database)])
///         }
///         routing.get("<int:id>/", name: "book") { _, context in
///           let book = try await Book.get(context.parameter("id"), from: context.database)
///           return Page("books/detail.html", ["book": book])
///         }
///       }
///     }
public struct Routing: Sendable {
  /// Answers one request; what it throws becomes an error page.
  public typealias Handler = @Sendable (Request, WebContext) async throws -> any Reply
  /// A step that requests pass on their way to the handler, and replies on their way back.
  public typealias Middleware = any MiddlewareProtocol<Request, Response, WebContext>
  /// Adds values to every page, as Django's context processors do.
  public typealias ContextProcessor = @Sendable (WebContext) async throws -> [String: any TemplateValueConvertible]

  /// The prefix and middleware that `include` adds to the routes within it.
  private struct Group {
    var prefix = ""
    var middleware: [Middleware] = []
  }

  private(set) var routes: [Route] = []
  private(set) var middleware: [Middleware] = []
  private(set) var contextProcessors: [ContextProcessor] = []
  /// Keeps visitors' sessions, and for how long without a use.
  private(set) var sessions: (store: any SessionStore, idleSeconds: Int)?
  /// Counts what routes and apps limit.
  private(set) var throttle = Throttle()
  /// The work that runs alongside the server.
  private(set) var companions: [@Sendable () async -> Void] = []
  private var app = ""
  private var group: Group?

  init() {}

  /// Adds the routes of the app `name`, as `body` gives them.
  mutating func add(app name: String, _ body: (inout Routing) -> Void) {
    app = name
    body(&self)
  }

  /// Adds routes below a prefix, as Django's `include()` does; groups may lie within groups.
  ///
  ///     routing.include("forum/") { routing in
  ///       routing.use(MembersOnly())
  ///       routing.get("posts/", name: "posts", list.show)
  ///     }
  public mutating func include(_ prefix: String, _ routes: (inout Routing) throws -> Void) rethrows {
    let outer = group
    defer { group = outer }
    group = Group(prefix: (outer?.prefix ?? "") + prefix, middleware: outer?.middleware ?? [])
    try routes(&self)
  }

  /// Adds middleware that runs after the session and the CSRF check, before the handlers: before those of the whole
  /// site, or, within ``include(_:_:)``, before those of the routes that follow in the group.
  public mutating func use(_ middleware: Middleware) {
    if group != nil { group?.middleware.append(middleware) } else { self.middleware.append(middleware) }
  }

  /// Keeps visitors' sessions in `store` until nobody has used them for `idleSeconds`; the last one counts.
  public mutating func keepSessions(in store: any SessionStore, idleSeconds: Int) {
    sessions = (store, idleSeconds)
  }

  /// Counts attempts in `store`, for apps that come later.
  mutating func countAttempts(in store: any AttemptStore) {
    throttle = Throttle(store: store)
  }

  /// Runs `work` alongside the server of `runserver`. It must return once `Task.isShuttingDownGracefully` is true.
  mutating func accompany(_ work: @escaping @Sendable () async -> Void) {
    companions.append(work)
  }

  /// Adds values to every page.
  public mutating func addContextProcessor(_ processor: @escaping ContextProcessor) {
    contextProcessors.append(processor)
  }

  /// Adds a route of the current app and group.
  mutating func add(
    _ method: HTTPRequest.Method, _ pattern: String, name: String?, uploads: UploadLimits? = nil,
    limit: RouteLimit? = nil, csrfExempt: Bool = false, sitemap: Sitemap? = nil, place: String,
    _ handler: @escaping Handler
  ) {
    let pattern = (group?.prefix ?? "") + pattern
    routes.append(
      Route(
        method: method, pattern: pattern, name: name, urlPattern: URLPattern(pattern), uploads: uploads, limit: limit,
        isCSRFExempt: csrfExempt, sitemap: sitemap, app: app, place: place, middleware: group?.middleware ?? [],
        handler: handler))
  }
}
