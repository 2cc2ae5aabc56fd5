public import HTTPTypes
public import Hummingbird
public import ManageTemplateEngine

/// A template and the values it shows.
///
///     Page("books/list.html", ["books": books, "page": 2, "query": query])
public struct Page: Reply {
  /// The template's name, such as `accounts/login.html`.
  public var template: String
  /// The values that the template shows, in addition to those that every page gets.
  public var values: Values
  /// The response's status.
  public var status: HTTPResponse.Status
  /// Headers in addition to the renderer's own; `Content-Type` is that of HTML unless it is among them.
  public var headers: HTTPFields

  /// A page of values that templates can use: models, forms, strings, numbers, dates, and arrays and optionals of them.
  public init(
    _ template: String, _ values: [String: any TemplateValueConvertible] = [:], status: HTTPResponse.Status = .ok,
    headers: HTTPFields = [:]
  ) {
    self.template = template
    self.values = values.mapValues { $0.templateValue }
    self.status = status
    self.headers = headers
  }

  /// The rendered page.
  public func response(
    to request: Request, in context: WebContext, using renderer: PageRenderer
  ) async throws -> Response {
    try await renderer.render(self, in: context)
  }
}
