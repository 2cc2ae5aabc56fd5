public import HTTPTypes
public import Hummingbird

/// Why an upload was refused.
public enum UploadError: Error, Equatable, Sendable {
  /// The request is longer than the route allows, in bytes.
  case requestTooLarge(limit: Int)
  /// A file is longer than the route allows, in bytes.
  case fileTooLarge(name: String, limit: Int)
  /// The form's fields are longer than `limit` bytes together.
  case fieldsTooLarge(limit: Int)
  /// There are more fields, or more files, than allowed.
  case tooManyParts(limit: Int)
  /// The body isn't `multipart/form-data` as RFC 7578 has it, or ends too early.
  case damaged(String)
  /// Nothing is left of a file's name once it is made safe.
  case invalidFileName
  /// A file is read after the next one was asked for, or by two at once.
  case passedOver(name: String)
}

extension UploadError: CustomStringConvertible {
  /// One line.
  public var description: String {
    switch self {
    case .requestTooLarge(let limit): "the request is longer than \(limit) bytes"
    case .fileTooLarge(let name, let limit): "the file \(name) is longer than \(limit) bytes"
    case .fieldsTooLarge(let limit): "the form's fields are longer than \(limit) bytes"
    case .tooManyParts(let limit): "the form has more than \(limit) fields or files"
    case .damaged(let reason): "the form is damaged: \(reason)"
    case .invalidFileName: "a file's name has neither letters nor digits"
    case .passedOver(let name): "the file \(name) can't be read any more: files come one after the other, once"
    }
  }
}

extension UploadError: HTTPResponseError {
  /// 413 or 400; 500 for a handler's mistake.
  public var status: HTTPResponse.Status {
    switch self {
    case .requestTooLarge, .fileTooLarge, .fieldsTooLarge: .contentTooLarge
    case .tooManyParts, .damaged, .invalidFileName: .badRequest
    case .passedOver: .internalServerError
    }
  }

  /// The status alone.
  public func response(from request: Hummingbird.Request, context: some RequestContext) -> Response {
    Response(status: status)
  }
}

extension ImageError: HTTPResponseError {
  /// 400: the file isn't what the page asks for.
  public var status: HTTPResponse.Status { .badRequest }

  /// The status alone.
  public func response(from request: Hummingbird.Request, context: some RequestContext) -> Response {
    Response(status: status)
  }
}
