import HTTPTypes
import Hummingbird
import ManageTemplateEngine

/// The error page of development.
struct DebugPage {
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
      "request_path": request.path.templateValue,
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
    return request.headers.all.map { name, value in
      let value = hidden.contains(name) ? "********" : value.templateValue
      return ["name": .string(name.rawName), "value": value]
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
