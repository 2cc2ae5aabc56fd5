import HTTPTypes
import Hummingbird

/// Why the server refuses a request by itself, before any handler or while one reads its body.
enum RequestFault: Error, Equatable, Sendable {
  /// The first line is not `METHOD TARGET HTTP/1.1`.
  case requestLine
  /// A version other than 1.0 and 1.1.
  case version
  /// The target is not a path, nor an http address, nor the `*` of OPTIONS.
  case target
  /// There is no `Host`, or more than one, or it is not a host.
  case host
  /// A header's line ends wrongly, is folded, or has characters that a header can't have.
  case field
  /// It is not certain where the body ends.
  case framing
  /// `Expect` asks for something other than `100-continue`.
  case expectation
  case targetTooLong
  case headTooLarge
  case tooManyFields
  /// A chunk of the body, or a trailer after it, is not as RFC 9112, section 7.1, has it.
  case chunk
  case headTooSlow
  case bodyTooSlow
  /// The client closed the connection before the body's end.
  case incomplete
  /// The handler has not answered in time: the one fault that is the site's.
  case handlerTooSlow
}

extension RequestFault: CustomStringConvertible {
  /// One line.
  var description: String {
    switch self {
    case .requestLine: "the first line is not METHOD TARGET HTTP/1.1"
    case .version: "the version is not HTTP/1.0 or HTTP/1.1"
    case .target: "the target is not a path or an http address"
    case .host: "there is not exactly one Host that is a host"
    case .field: "a header is not NAME: VALUE"
    case .framing: "it is not certain where the body ends"
    case .expectation: "Expect is not 100-continue"
    case .targetTooLong: "the target is too long"
    case .headTooLarge: "the headers are too long"
    case .tooManyFields: "there are too many headers"
    case .chunk: "a chunk of the body is damaged"
    case .headTooSlow: "the headers took too long to arrive"
    case .bodyTooSlow: "the body took too long to arrive"
    case .incomplete: "the body ends too early"
    case .handlerTooSlow: "the page took too long"
    }
  }
}

extension RequestFault: HTTPResponseError {
  var status: HTTPResponse.Status {
    switch self {
    case .requestLine, .target, .host, .field, .framing, .chunk, .incomplete: .badRequest
    case .version: .httpVersionNotSupported
    case .expectation: .expectationFailed
    case .targetTooLong: .uriTooLong
    case .headTooLarge, .tooManyFields: .requestHeaderFieldsTooLarge
    case .headTooSlow, .bodyTooSlow: .requestTimeout
    case .handlerTooSlow: .serviceUnavailable
    }
  }

  /// The status alone.
  func response(from request: Hummingbird.Request, context: some RequestContext) -> Response {
    Response(status: status)
  }
}
