import HTTPTypes
import ManageGroundwork

/// A request's head, taken apart from its bytes (RFC 9112), and the answers to all questions that HTTP itself asks of it.
///
/// Nothing is repaired: of what two programs could understand in two ways, there is no head.
struct RequestHead {
  /// Where the body ends.
  enum Framing: Equatable {
    case length(Int)
    case chunked
  }

  /// The request, whose authority is the host that was asked, and whose scheme is nil unless the target names one.
  let request: HTTPRequest
  let isHTTP10: Bool
  /// Whether the client will send another request on the connection.
  let keepsAlive: Bool
  /// Whether the client waits for `100 Continue` before it sends the body.
  let expectsContinue: Bool
  let framing: Framing

  /// Takes the lines of the headers, which end with CRLF, the last one an empty line.
  init(_ line: RequestLine, fields bytes: UnsafeRawBufferPointer.SubSequence) throws(RequestFault) {
    var reader = FieldReader()
    var rest = bytes
    while rest.count > 2, let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      try reader.read(rest[..<(end - 1)])
      rest = rest[(end + 1)...]
    }
    guard reader.host != nil || line.isHTTP10 else { throw .host }
    isHTTP10 = line.isHTTP10
    keepsAlive = !reader.closes && (!isHTTP10 || reader.keepsAlive)
    expectsContinue = reader.expectsContinue && !isHTTP10
    framing = try Self.framing(reader, isHTTP10)
    request = HTTPRequest(
      method: line.method, scheme: line.target.origin?.scheme, authority: line.target.origin?.authority ?? reader.host,
      path: line.target.path,
      headerFields: reader.fields)
  }

  /// A request with both a length and a coding is how one is smuggled past a proxy (RFC 9112, section 6.1).
  private static func framing(_ reader: FieldReader, _ isHTTP10: Bool) throws(RequestFault) -> Framing {
    guard reader.isChunked else { return .length(reader.length ?? 0) }
    guard reader.length == nil, !isHTTP10 else { throw .framing }
    return .chunked
  }
}

/// The first line of a request.
struct RequestLine {
  let method: HTTPRequest.Method
  let target: RequestTarget
  let isHTTP10: Bool

  /// Takes the line without its end.
  init(_ bytes: UnsafeRawBufferPointer.SubSequence) throws(RequestFault) {
    let parts = bytes.split(separator: UInt8(ascii: " "), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 3, let method = HTTPRequest.Method(String(decoding: parts[0], as: UTF8.self)) else {
      throw .requestLine
    }
    isHTTP10 = try Self.isHTTP10(parts[2])
    self.method = method
    target = try RequestTarget(parts[1])
    // CONNECT is for proxies.
    guard method != .connect, target.path != "*" || method == .options else { throw .target }
  }

  private static func isHTTP10(_ version: UnsafeRawBufferPointer.SubSequence) throws(RequestFault) -> Bool {
    if version.elementsEqual("HTTP/1.1".utf8) { return false }
    if version.elementsEqual("HTTP/1.0".utf8) { return true }
    let digits = [version.dropFirst(5).first, version.dropFirst(7).first].compactMap(\.self)
    let isVersion =
      version.count == 8 && version.starts(with: "HTTP/".utf8)
      && version.dropFirst(6).first == UInt8(ascii: ".") && digits.allSatisfy(\.isASCIIDigit)
    throw isVersion ? .version : .requestLine
  }
}
