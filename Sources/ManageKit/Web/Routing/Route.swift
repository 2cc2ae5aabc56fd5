import HTTPTypes
import Hummingbird

/// One route: what is asked, and what answers.
struct Route: Sendable {
  let method: HTTPRequest.Method
  let pattern: String
  let name: String?
  let urlPattern: URLPattern
  /// The limits of the files that it takes; nil takes none.
  let uploads: UploadLimits?
  /// How often a client may ask for it; nil does not count.
  let limit: RouteLimit?
  /// Whether forms of other sites are taken.
  var isCSRFExempt = false
  /// Its pages that search engines are to know.
  var sitemap: Sitemap?
  /// The app that added it.
  let app: String
  /// Where it was added, such as `Books/Books.swift:12`.
  let place: String
  /// The middleware of the groups that it is in, from the outside in.
  let middleware: [Routing.Middleware]
  let handler: Routing.Handler

  func answers(_ method: HTTPRequest.Method) -> Bool {
    method == self.method || (method == .head && self.method == .get)
  }
}
