import Foundation
import HTTPTypes
import Hummingbird
import ManageGroundwork

/// Finds the route of a request, before anything is spent on it: unknown paths end here.
struct RouteMatching: MiddlewareProtocol {
  /// The longest path and the longest query, in bytes (RFC 9110, section 4.1, asks for 8,000 at least).
  private static let maximumLength = 8192

  let table: RouteTable

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let query = request.query ?? ""
    guard request.path.utf8.count <= Self.maximumLength, query.utf8.count <= Self.maximumLength else {
      throw HTTPError(.uriTooLong)
    }
    guard let path = Self.decoded(request.path.utf8) else {
      throw HTTPError(.badRequest, message: "the path is not UTF-8 in percent-encoding")
    }
    guard let fields = FormData(urlEncoded: query.utf8) else {
      throw HTTPError(.badRequest, message: "the query is not UTF-8, or has too many parameters")
    }
    switch table.match(request.method, path) {
    case .found(let route, let parameters):
      var context = context
      context.route = route
      context.routes = table
      context.query = fields
      context.parameters = parameters
      context.coreContext.endpointPath.value = route.pattern
      return try await next(request, context)
    case .needsSlash: return Response(status: .movedPermanently, headers: [.location: Self.withSlash(request)])
    case .wrongMethod(let allowed) where request.method == .options:
      return Response(status: .noContent, headers: [.allow: Self.list(allowed)])
    case .wrongMethod(let allowed):
      throw HTTPError(.methodNotAllowed, headers: [.allow: Self.list(allowed)])
    case .notFound:
      throw HTTPError(.notFound)
    }
  }

  /// The path's bytes; nil where a `%` is not followed by two digits, or they are not UTF-8.
  private static func decoded(_ path: Substring.UTF8View) -> [UInt8]? {
    let escapes = path.indices.filter { path[$0] == UInt8(ascii: "%") }
    guard escapes.allSatisfy({ path[$0...].dropFirst().prefix(2).allSatisfy { $0.hexadecimalDigitValue != nil } }),
      escapes.last.map({ path[$0...].count > 2 }) ?? true
    else { return nil }
    let bytes = PercentEncoding.decode(path)
    return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
  }

  private static func withSlash(_ request: Request) -> String {
    let query = request.query.map { "?" + $0.unboundedString } ?? ""
    return SafeURL.escapingLeadingSlashes(request.path.unboundedString) + "/" + query
  }

  private static func list(_ methods: [HTTPRequest.Method]) -> String {
    methods.map(\.rawValue).joined(separator: ", ")
  }
}
