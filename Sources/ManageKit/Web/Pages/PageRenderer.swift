import HTTPTypes
import Hummingbird
import ManageTemplateEngine

/// Renders pages with the site's templates and the values that every page gets.
public struct PageRenderer: Sendable {
  let engine: Engine
  let contextProcessors: [Routing.ContextProcessor]

  func render(_ page: Page, in context: WebContext) async throws -> Response {
    var values: Values = [
      // Only a page with a form needs the cookie, and only one that shows messages takes them.
      "csrf_token": .lazy(LazyValue { .string(context.csrf.maskedToken()) }),
      "csp_nonce": .lazy(LazyValue { .string(context.contentSecurityPolicy.nonce) }),
      "request": [
        "path": context.origin.path.templateValue, "method": .string(context.origin.method.rawValue),
        "GET": context.query.templateValue,
      ],
      "messages": .lazy(LazyValue { .array(context.session.takeMessages().map(\.templateValue)) }),
    ]
    for processor in contextProcessors {
      values.merge(try await processor(context).mapValues { $0.templateValue }) { $1 }
    }
    values.merge(page.values) { $1 }
    return response(body: try engine.render(page.template, values, language: context.language), page, context.language)
  }

  /// Renders a page with its own values alone: for errors, when nothing else may be relied on.
  func renderBare(_ page: Page, language: String) throws -> Response {
    response(body: try engine.render(page.template, page.values, language: language), page, language)
  }

  private func response(body: [UInt8], _ page: Page, _ language: String) -> Response {
    var headers = page.headers
    if headers[.contentType] == nil { headers[.contentType] = "text/html; charset=utf-8" }
    headers[.contentLanguage] = language
    if headers[.vary] == nil {
      headers[.vary] = engine.options.languages.count > 1 ? "Accept-Language, Cookie" : "Cookie"
    }
    return Response(status: page.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}
