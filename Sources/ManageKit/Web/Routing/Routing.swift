import HTTPTypes
public import Hummingbird
public import ManageTemplateEngine

/// An app's part of the site's web side: routes, middleware and values that every page gets.
public struct Routing: Sendable {
  /// Answers one request.
  public typealias Handler = @Sendable (Request, WebContext) async throws -> any Reply
  /// Adds values to every page, as Django's context processors do.
  public typealias ContextProcessor = @Sendable (WebContext) async throws -> Values

  var routes: [Route] = []
  var middleware: [any MiddlewareProtocol<Request, Response, WebContext>] = []
  var contextProcessors: [ContextProcessor] = []
  var sessionStore: (any SessionStore)?

  init() {}

  /// Adds a page that GET and HEAD ask for; `pattern` as Django's `path()` has it, `name` for `{% url %}`.
  public mutating func get(_ pattern: String, name: String? = nil, _ handler: @escaping Handler) {
    routes.append(Route(method: .get, pattern: pattern, name: name, handler: handler))
  }

  /// Adds what a form is sent to.
  ///
  /// - Parameter uploads: Lets the form send files, which the handler reads as they come in, from `context.files`. The
  ///   fields before the first file are in `context.form`; `csrfmiddlewaretoken` must be one of them, unless the header
  ///   `X-CSRFToken` has it. Without limits files are skipped.
  public mutating func post(
    _ pattern: String, name: String? = nil, uploads: UploadLimits? = nil, _ handler: @escaping Handler
  ) {
    var route = Route(method: .post, pattern: pattern, name: name, handler: handler)
    route.uploads = uploads
    routes.append(route)
  }

  /// Adds middleware that runs after the session and the CSRF check, before the handlers.
  public mutating func use(_ middleware: any MiddlewareProtocol<Request, Response, WebContext>) {
    self.middleware.append(middleware)
  }

  /// Keeps visitors' sessions in `store`; the last one counts.
  public mutating func keepSessions(in store: any SessionStore) {
    sessionStore = store
  }

  /// Adds values to every page.
  public mutating func addContextProcessor(_ processor: @escaping ContextProcessor) {
    contextProcessors.append(processor)
  }
}

/// One route: what is asked, and who answers.
struct Route: Sendable {
  let method: HTTPRequest.Method
  let pattern: String
  let name: String?
  let urlPattern: URLPattern
  /// How much it takes in files; nil takes none.
  var uploads: UploadLimits?
  let handler: Routing.Handler

  init(method: HTTPRequest.Method, pattern: String, name: String?, handler: @escaping Routing.Handler) {
    self.method = method
    self.pattern = pattern
    self.name = name
    urlPattern = URLPattern(pattern)
    self.handler = handler
  }

  func answers(_ method: HTTPRequest.Method) -> Bool {
    method == self.method || (method == .head && self.method == .get)
  }
}
