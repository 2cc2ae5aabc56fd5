import HTTPTypes
import NIOCore

/// The head of an answer as bytes (RFC 9112), with the headers that are the connection's own.
struct ResponseHead {
  let response: HTTPResponse
  let framing: AnswerFraming
  let keepsAlive: Bool
  let isHTTP10: Bool
  let date: String

  func write(into buffer: inout ByteBuffer) {
    buffer.writeString("HTTP/1.1 ")
    buffer.writeString(String(response.status.code))
    buffer.writeString(" ")
    buffer.writeString(response.status.reasonPhrase)
    buffer.writeString("\r\n")
    for field in response.headerFields where !Self.isOwn(field.name) {
      Self.write(field.name.rawName, field.value, &buffer)
    }
    Self.write("Date", date, &buffer)
    if framing == .chunked { Self.write("Transfer-Encoding", "chunked", &buffer) }
    if !keepsAlive {
      Self.write("Connection", "close", &buffer)
    } else if isHTTP10 {
      Self.write("Connection", "keep-alive", &buffer)
    }
    buffer.writeString("\r\n")
  }

  private static func isOwn(_ name: HTTPField.Name) -> Bool {
    name == .date || name == .connection || name == .transferEncoding
  }

  private static func write(_ name: String, _ value: String, _ buffer: inout ByteBuffer) {
    buffer.writeString(name)
    buffer.writeString(": ")
    buffer.writeString(value)
    buffer.writeString("\r\n")
  }
}
