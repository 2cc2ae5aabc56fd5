import ManageGroundwork
import NIOCore

/// Takes the bytes of a connection apart into requests: a head, its body in pieces, the next head.
///
/// After a fault nothing more can be read: nobody knows where the next request begins.
struct RequestParser {
  private enum Body {
    case length(Int)
    case chunked(ChunkedBody)
  }

  private let limits: ServerLimits
  private var buffer = ByteBuffer()
  private var body = Body.length(0)
  /// How much of a head that isn't complete has been looked at, and where its current line begins.
  private var scanned = 0
  private var lineStart = 0
  private var lineCount = 0
  private var hasSkippedLine = false

  init(limits: ServerLimits) {
    self.limits = limits
  }

  /// How many bytes have come in and aren't read yet.
  var buffered: Int { buffer.readableBytes }

  /// Whether the current request has been read to its end.
  var isBodyComplete: Bool {
    switch body {
    case .length(let left): left == 0
    case .chunked(let body): body.isComplete
    }
  }

  /// How much of the body is not read yet; nil where only its end will tell.
  var unreadLength: Int? {
    if case .length(let left) = body { left } else { isBodyComplete ? 0 : nil }
  }

  /// The first line of a head that can't be read, for the log; nil where it is what can't be read.
  var line: RequestLine? {
    buffer.withUnsafeReadableBytes { bytes in
      guard let end = bytes.firstIndex(of: 0x0A), end > 0 else { return nil }
      return try? RequestLine(bytes[..<(end - 1)])
    }
  }

  mutating func feed(_ bytes: consuming ByteBuffer) {
    guard buffer.readableBytes > 0 else {
      buffer = bytes
      return
    }
    buffer.discardReadBytes()
    buffer.writeBuffer(&bytes)
  }

  /// The next request's head; nil when more bytes are needed.
  mutating func nextHead() throws(RequestFault) -> RequestHead? {
    skipEmptyLine()
    guard let length = try headLength() else { return nil }
    let head = try buffer.withUnsafeReadableBytes { bytes in
      Result { () throws(RequestFault) in try Self.head(bytes[..<length]) }
    }.get()
    buffer.moveReaderIndex(forwardBy: length)
    (scanned, lineStart, lineCount, hasSkippedLine) = (0, 0, 0, false)
    switch head.framing {
    case .length(let length): body = .length(length)
    case .chunked: body = .chunked(ChunkedBody())
    }
    return head
  }

  /// The next piece of the body; nil when more bytes are needed, or at its end.
  mutating func nextPiece() throws(RequestFault) -> ByteBuffer? {
    switch body {
    case .length(let left):
      let piece = buffer.readSlice(length: min(left, buffer.readableBytes))
      body = .length(left - (piece?.readableBytes ?? 0))
      return piece?.readableBytes == 0 ? nil : piece
    case .chunked(var chunks):
      defer { body = .chunked(chunks) }
      return try chunks.nextPiece(from: &buffer)
    }
  }

  /// One empty line before a request is passed over (RFC 9112, section 2.2).
  private mutating func skipEmptyLine() {
    guard scanned == 0, !hasSkippedLine, buffer.readableBytesView.starts(with: [0x0D, 0x0A]) else { return }
    buffer.moveReaderIndex(forwardBy: 2)
    hasSkippedLine = true
  }

  /// The length of the head with the empty line that ends it; looks at no byte twice.
  private mutating func headLength() throws(RequestFault) -> Int? {
    guard let first = buffer.readableBytesView.first else { return nil }
    if first == 0x0D, buffer.readableBytes == 1, !hasSkippedLine { return nil }
    // What doesn't begin with a method, such as TLS, may have no line at all.
    guard first.isTokenCharacter else { throw .requestLine }
    var (lineStart, lineCount) = (lineStart, lineCount)
    let length = try buffer.withUnsafeReadableBytes { [scanned] bytes in
      Result { () throws(RequestFault) -> Int? in
        for index in scanned..<bytes.count where bytes[index] == 0x0A {
          guard index > lineStart, bytes[index - 1] == 0x0D else { throw lineCount == 0 ? .requestLine : .field }
          if index == lineStart + 1 { return index + 1 }
          (lineStart, lineCount) = (index + 1, lineCount + 1)
        }
        return nil
      }
    }.get()
    (self.lineStart, self.lineCount, scanned) = (lineStart, lineCount, buffer.readableBytes)
    guard length ?? scanned <= limits.headSize else { throw lineCount == 0 ? .targetTooLong : .headTooLarge }
    guard lineCount <= limits.fieldCount + 1 else { throw .tooManyFields }
    return length
  }

  private static func head(_ bytes: UnsafeRawBufferPointer.SubSequence) throws(RequestFault) -> RequestHead {
    guard let end = bytes.firstIndex(of: 0x0A) else { throw .requestLine }
    return try RequestHead(RequestLine(bytes[..<(end - 1)]), fields: bytes[(end + 1)...])
  }
}

extension UInt8 {
  /// A character of names and methods (RFC 9110, section 5.6.2).
  fileprivate var isTokenCharacter: Bool { isASCIIAlphanumeric || "!#$%&'*+-.^_`|~".utf8.contains(self) }
}
