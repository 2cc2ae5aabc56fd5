import Foundation
public import HTTPTypes
public import Hummingbird
public import ManageGroundwork
import NIOCore

/// A value as JSON (RFC 8259), with its keys sorted and its dates in ISO 8601.
///
///     JSONReply(["books": books.map(\.title)], status: .created)
public struct JSONReply: Reply {
  private let text: @Sendable () throws -> [UInt8]
  /// The response's status.
  public var status: HTTPResponse.Status
  /// Headers in addition to `Content-Type`, unless they name another.
  public var headers: HTTPFields

  /// Any encodable value. What can't be JSON, such as an infinite number, makes answering throw an `EncodingError`.
  public init(_ value: some Encodable & Sendable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) {
    text = {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      encoder.dateEncodingStrategy = .iso8601
      return Array(try encoder.encode(value))
    }
    self.status = status
    self.headers = headers
  }

  /// A JSON value, with its keys in their own order.
  public init(_ value: JSONValue, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) {
    text = { Array(value.serialized().utf8) }
    self.status = status
    self.headers = headers
  }

  /// The JSON text.
  public func response(
    to request: Request, in context: WebContext, using renderer: PageRenderer
  ) throws -> Response {
    var headers = headers
    if headers[.contentType] == nil { headers[.contentType] = "application/json" }
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: try text())))
  }
}
