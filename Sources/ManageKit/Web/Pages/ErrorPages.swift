import HTTPTypes
import Hummingbird
import Logging
import ManageTemplateEngine
import NIOCore

/// Turns what a handler throws into a page: plain in product, telling in development.
struct ErrorPages: MiddlewareProtocol {
  let renderer: PageRenderer
  /// The routes that development's pages list; nil shows plain pages.
  let debugRoutes: [Route]?

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      response = try await next(request, context)
    } catch {
      let status = Self.status(of: error)
      if status.code >= 500 { context.logger.error("\(request.method.rawValue) \(request.uri.path): \(error)") }
      response = page(for: error, status, request, context.language)
      if let headers = (error as? HTTPError)?.headers { response.headers.append(contentsOf: headers) }
    }
    return request.method == .head ? response.createHeadResponse() : response
  }

  private static func status(of error: any Error) -> HTTPResponse.Status {
    (error as? any HTTPResponseError)?.status ?? .internalServerError
  }

  private func page(
    for error: any Error, _ status: HTTPResponse.Status, _ request: Request, _ language: String
  ) -> Response {
    let page = debugRoutes.map { DebugPage(error: error, status: status, request: request, routes: $0).page }
    let template = error is CSRFFailure ? "403_csrf.html" : "\(status.code).html"
    let plain = Page(template, status: status)
    for candidate in [page, plain].compactMap(\.self) {
      if let response = try? renderer.renderBare(candidate, language: language) { return response }
    }
    // Not even the error page renders: the status alone has to do.
    let text = "\(status.code) \(status.reasonPhrase)\n"
    return Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}

/// The error page of development.
private struct DebugPage {
  let error: any Error
  let status: HTTPResponse.Status
  let request: Request
  let routes: [Route]

  var page: Page {
    let values: Values = [
      "title": .string("\(status.code) \(status.reasonPhrase)"),
      "exception_type": .string("\(type(of: error))"),
      "message": .string(message),
      "hint": ((error as? any ExplainedError)?.hint ?? (error as? TemplateError)?.hint).map { .string($0) } ?? .null,
      "request_method": .string(request.method.rawValue),
      "request_path": .string(request.uri.path),
      "request_headers": .array(headers),
      "template": (error as? TemplateError).map { Self.place(of: $0) } ?? .null,
      "routes": status == .notFound ? .array(routes.map(Self.row)) : .null,
    ]
    return Page("debug/error.html", values, status: status)
  }

  private var message: String {
    switch error {
    case let error as HTTPError: error.body ?? status.reasonPhrase
    case let error as TemplateError: error.message
    default: "\(error)"
    }
  }

  /// Cookies and credentials are named but not shown: pages get copied into bug reports.
  private var headers: [TemplateValue] {
    let hidden = [.cookie, .authorization, .proxyAuthorization, HTTPField.Name("X-CSRFToken")]
    return request.headers.map { field in
      let value = hidden.contains(field.name) ? "********" : field.value
      return ["name": .string(field.name.rawName), "value": .string(value)]
    }
  }

  private static func place(of error: TemplateError) -> TemplateValue {
    [
      "name": .string(error.template ?? ""), "line": .int(error.line ?? 0), "column": .int(error.column ?? 0),
      "excerpt": .string(error.excerpt ?? ""),
    ]
  }

  private static func row(_ route: Route) -> TemplateValue {
    [
      "method": .string(route.method.rawValue), "path": .string("/" + route.pattern),
      "name": .string(route.name ?? ""),
    ]
  }
}
