import Foundation
import HTTPTypes
import Hummingbird

/// Finds the route of a request, before anything is spent on it: unknown paths end here.
struct RouteMatching: MiddlewareProtocol {
  let table: RouteTable

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard let path = request.uri.path.removingPercentEncoding else {
      throw HTTPError(.badRequest, message: "the path is not valid UTF-8")
    }
    guard let query = FormData(urlEncoded: (request.uri.query ?? "").utf8) else {
      throw HTTPError(.badRequest, message: "the query is not UTF-8, or has too many parameters")
    }
    switch table.match(request.method, path) {
    case .found(let route, let parameters):
      var context = context
      context.route = route
      context.routes = table
      context.query = query
      context.coreContext.parameters = parameters
      context.coreContext.endpointPath.value = route.pattern
      return try await next(request, context)
    case .needsSlash:
      let query = request.uri.query.map { "?" + $0 } ?? ""
      let location = SafeURL.escapingLeadingSlashes(request.uri.path) + "/" + query
      return Response(status: .movedPermanently, headers: [.location: location])
    case .wrongMethod(let allowed) where request.method == .options:
      return Response(status: .noContent, headers: [.allow: Self.list(allowed)])
    case .wrongMethod(let allowed):
      throw HTTPError(.methodNotAllowed, headers: [.allow: Self.list(allowed)])
    case .notFound:
      throw HTTPError(.notFound)
    }
  }

  private static func list(_ methods: [HTTPRequest.Method]) -> String {
    methods.map(\.rawValue).joined(separator: ", ")
  }
}
