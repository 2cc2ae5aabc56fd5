public import HTTPTypes
public import Hummingbird
public import ManageGroundwork

extension ClientTextTooLong: HTTPResponseError {
  /// 400: the request can't be meant.
  public var status: HTTPResponse.Status { .badRequest }

  /// The status alone.
  public func response(from request: Hummingbird.Request, context: some RequestContext) -> Response {
    Response(status: status)
  }
}
