public import HTTPTypes
public import Hummingbird
import NIOCore

/// Plain text, or text of another media type.
///
///     TextReply("User-agent: *\nDisallow:\n")
///     TextReply(feed, contentType: "application/atom+xml")
public struct TextReply: Reply {
  /// The text, sent as UTF-8.
  public var text: String
  /// The media type, with its `charset`.
  public var contentType: String
  /// The response's status.
  public var status: HTTPResponse.Status
  /// Headers in addition to `Content-Type`.
  public var headers: HTTPFields

  /// A text.
  public init(
    _ text: String, contentType: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok,
    headers: HTTPFields = [:]
  ) {
    self.text = text
    self.contentType = contentType
    self.status = status
    self.headers = headers
  }

  /// The text's bytes.
  public func response(to request: Request, in context: WebContext, using renderer: PageRenderer) -> Response {
    var headers = headers
    headers[.contentType] = contentType
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
