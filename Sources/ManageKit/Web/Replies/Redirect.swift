public import HTTPTypes
public import Hummingbird
public import ManageTemplateEngine

/// A redirect to another address.
///
///     Redirect(to: "/books/")
///     Redirect(toRoute: "book", ["id": book.id])
public struct Redirect: Reply {
  private enum Target {
    case address(String)
    case route(String, [String: TemplateValue])
  }

  private let status: HTTPResponse.Status
  private let target: Target
  /// Headers in addition to `Location`.
  public var headers: HTTPFields = [:]

  /// 302: the answer to a form that has done its work, as in Django.
  public init(to location: String) {
    (status, target) = (.found, .address(location))
  }

  /// 302 to the route of a name, with the parameters of its path. Where there is none, answering throws a
  /// ``RoutingError``.
  public init(toRoute name: String, _ parameters: [String: any TemplateValueConvertible] = [:]) {
    (status, target) = (.found, .route(name, parameters.mapValues { $0.templateValue }))
  }

  /// 301: the address has moved for good.
  public init(permanentlyTo location: String) {
    (status, target) = (.movedPermanently, .address(location))
  }

  /// 308: the address has moved for good, and forms are to be sent there again.
  public init(keepingMethodTo location: String) {
    (status, target) = (.permanentRedirect, .address(location))
  }

  /// The redirect's response.
  public func response(
    to request: Request, in context: WebContext, using renderer: PageRenderer
  ) throws -> Response {
    var headers = headers
    headers[.location] = try location(in: context)
    return Response(status: status, headers: headers)
  }

  private func location(in context: WebContext) throws(RoutingError) -> String {
    switch target {
    case .address(let address): address
    case .route(let name, let parameters): try context.url(name, parameters)
    }
  }
}
