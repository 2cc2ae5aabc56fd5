public import HTTPTypes
public import Hummingbird
import NIOCore

/// Content that is sent piece by piece as it comes, so that it never lies in memory as a whole.
///
///     let file = try await site.storage.open("reports/2026.csv")
///     return StreamReply(file.content, contentType: "text/csv", length: file.size)
///
/// Content that throws ends the connection, since its status is already sent.
public struct StreamReply: Reply {
  private let content: any AsyncSequence<[UInt8], any Error> & Sendable
  private let length: Int?
  /// The media type.
  public var contentType: String
  /// The response's status.
  public var status: HTTPResponse.Status
  /// Headers in addition to `Content-Type` and `Content-Length`.
  public var headers: HTTPFields

  /// Content in pieces; one of known length in bytes is sent with `Content-Length`.
  public init(
    _ content: any AsyncSequence<[UInt8], any Error> & Sendable, contentType: String = "application/octet-stream",
    length: Int? = nil, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) {
    self.content = content
    self.contentType = contentType
    self.length = length
    self.status = status
    self.headers = headers
  }

  /// The response, whose body reads the content.
  public func response(to request: Request, in context: WebContext, using renderer: PageRenderer) -> Response {
    var headers = headers
    headers[.contentType] = contentType
    let body = ResponseBody(contentLength: length) { [content] writer in
      for try await piece in content { try await writer.write(ByteBuffer(bytes: piece)) }
      try await writer.finish(nil)
    }
    return Response(status: status, headers: headers, body: body)
  }
}
