public import HTTPTypes
public import Hummingbird

extension StorageError: HTTPResponseError {
  /// 404, 413 and 400 for what a visitor asked or sent, 500 for all else.
  public var status: HTTPResponse.Status {
    switch self {
    case .objectNotFound: .notFound
    case .objectTooLarge: .contentTooLarge
    case .invalidName: .badRequest
    default: .internalServerError
    }
  }

  /// The status alone.
  public func response(from request: Hummingbird.Request, context: some RequestContext) -> Response {
    Response(status: status)
  }
}
