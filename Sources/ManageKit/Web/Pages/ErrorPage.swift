import HTTPTypes
import Hummingbird
import ManageTemplateEngine
import NIOCore

/// The page that stands for an error: plain in product, telling in development.
struct ErrorPage: Sendable {
  let renderer: PageRenderer
  /// The routes that development's pages list; nil shows plain pages.
  let debugRoutes: [Route]?

  static func status(of error: any Error) -> HTTPResponse.Status {
    (error as? any HTTPResponseError)?.status ?? .internalServerError
  }

  func response(for error: any Error, to request: Request, language: String) -> Response {
    var response = page(for: error, Self.status(of: error), request, language)
    if let headers = (error as? HTTPError)?.headers { response.headers.append(contentsOf: headers) }
    return response
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
