public import HTTPTypes
public import Hummingbird

extension QueryError: HTTPResponseError {
  /// 404 for a row that `get` doesn't find, as Django's `get_object_or_404` answers; 500 for a mistake in a query.
  public var status: HTTPResponse.Status {
    if case .doesNotExist = self { .notFound } else { .internalServerError }
  }

  /// The status alone.
  public func response(from request: Hummingbird.Request, context: some RequestContext) -> Response {
    Response(status: status)
  }
}
