public import HTTPTypes
public import Hummingbird
public import ManageTemplateEngine

/// A handler's answer: a `Page`, a `Redirect`, or a plain `Response`.
public protocol Reply: Sendable {
  /// The response, rendered where it is a page.
  func response(in context: WebContext, using renderer: PageRenderer) async throws -> Response
}

extension Response: Reply {
  /// The response itself.
  public func response(in context: WebContext, using renderer: PageRenderer) -> Response { self }
}

/// A template and the values it shows.
public struct Page: Reply {
  /// The template's name, such as `accounts/login.html`.
  public var template: String
  /// The template's values, in addition to those that every page gets.
  public var values: Values
  /// The response's status.
  public var status: HTTPResponse.Status
  /// Headers in addition to the renderer's own.
  public var headers: HTTPFields

  /// A page.
  public init(
    _ template: String, _ values: Values = [:], status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) {
    self.template = template
    self.values = values
    self.status = status
    self.headers = headers
  }

  /// The rendered page.
  public func response(in context: WebContext, using renderer: PageRenderer) async throws -> Response {
    try await renderer.render(self, in: context)
  }
}

/// A redirect to another address.
public struct Redirect: Reply {
  let response: Response

  /// 302: what a form answers once it has done its work, as Django does.
  public init(to location: String) {
    response = Response(status: .found, headers: [.location: location])
  }

  /// 301: the address has moved for good.
  public init(permanentlyTo location: String) {
    response = Response(status: .movedPermanently, headers: [.location: location])
  }

  /// 308: the address has moved for good, and forms are to be sent there again.
  public init(keepingMethodTo location: String) {
    response = Response(status: .permanentRedirect, headers: [.location: location])
  }

  /// The redirect's response.
  public func response(in context: WebContext, using renderer: PageRenderer) -> Response { response }
}
