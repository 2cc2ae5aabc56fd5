public import HTTPTypes
public import Hummingbird
public import ManageGroundwork
public import NIOCore

/// A request as its client sent it: each text in it is ``ClientText``.
public struct Request: Sendable {
  /// The method.
  public let method: HTTPRequest.Method
  /// The path as it was sent, percent-encoded and without the query.
  public let path: ClientText
  /// The query as it was sent, without its question mark; nil where there is none.
  public let query: ClientText?
  /// The host that was asked, with its port where one was named.
  let host: ClientText
  /// Whether the target itself names the host, as in `GET http://example.com/ HTTP/1.1`.
  let hasAbsoluteTarget: Bool
  /// The headers.
  public let headers: RequestHeaders
  /// The body, in pieces as they come in.
  public private(set) var body: RequestBody

  /// Takes a request from the server. Bytes of the target beyond ASCII are percent-encoded, as browsers send them (RFC
  /// 3987, section 3.1).
  init(_ request: Hummingbird.Request) {
    method = request.method
    path = ClientText(Self.encoded(request.uri.path))
    query = request.uri.query.map { ClientText(Self.encoded($0)) }
    host = ClientText(request.head.authority ?? "")
    hasAbsoluteTarget = request.head.scheme != nil
    headers = RequestHeaders(request.headers)
    body = request.body
  }

  /// The target: the path, and the query where there is one.
  var target: String { path.unboundedString + (query.map { "?" + $0.unboundedString } ?? "") }

  /// Reads the whole body, once; later readers get the same.
  ///
  /// - Throws: 413 for one of more than `limit` bytes.
  public mutating func collectBody(upTo limit: Int) async throws -> ByteBuffer {
    let buffer = try await body.collect(upTo: limit)
    body = RequestBody(buffer: buffer)
    return buffer
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : PercentEncoding.beyondASCII.encode(text)
  }
}
