import ManageGroundwork
import NIOCore

/// Takes a chunked body apart (RFC 9112, section 7.1), as it comes in.
struct ChunkedBody {
  private enum State: Equatable {
    case size
    case data(left: Int)
    /// The line end after a chunk's data.
    case dataEnd
    case trailers(size: Int)
    case complete
  }

  /// The longest line of a chunk's size with its extensions, which nobody sends, and of all trailers together.
  private static let maximumLineLength = 256
  private static let maximumTrailerSize = 8192
  /// 15 digits fit into an `Int`.
  private static let maximumDigits = 15
  /// Small chunks are joined until they are as long as this.
  private static let pieceSize = 65_536

  private var state = State.size

  var isComplete: Bool { state == .complete }

  /// What of the body is in `buffer`; nil when more bytes are needed, or at the end.
  mutating func nextPiece(from buffer: inout ByteBuffer) throws(RequestFault) -> ByteBuffer? {
    var piece: ByteBuffer?
    while (piece?.readableBytes ?? 0) < Self.pieceSize, try step(&buffer, &piece) {}
    return piece
  }

  /// Whether there is more to do at once.
  private mutating func step(_ buffer: inout ByteBuffer, _ piece: inout ByteBuffer?) throws(RequestFault) -> Bool {
    switch state {
    case .complete: return false
    case .size:
      guard let line = try Self.line(of: &buffer, limit: Self.maximumLineLength) else { return false }
      let size = try Self.size(in: line)
      state = size == 0 ? .trailers(size: 0) : .data(left: size)
    case .data(let left):
      guard var data = buffer.readSlice(length: min(left, buffer.readableBytes)), data.readableBytes > 0 else {
        return false
      }
      state = data.readableBytes == left ? .dataEnd : .data(left: left - data.readableBytes)
      if piece == nil { piece = data } else { piece?.writeBuffer(&data) }
    case .dataEnd:
      guard let line = try Self.line(of: &buffer, limit: 2) else { return false }
      guard line.readableBytes == 0 else { throw .chunk }
      state = .size
    case .trailers(let size):
      guard let line = try Self.line(of: &buffer, limit: Self.maximumTrailerSize - size) else { return false }
      guard line.readableBytes > 0 else {
        state = .complete
        return false
      }
      try Self.checkTrailer(line)
      state = .trailers(size: size + line.readableBytes + 2)
    }
    return true
  }

  /// The next line without its end; nil when it isn't complete.
  private static func line(of buffer: inout ByteBuffer, limit: Int) throws(RequestFault) -> ByteBuffer? {
    let view = buffer.readableBytesView.prefix(limit)
    guard let end = view.firstIndex(of: 0x0A) else {
      guard view.count < limit else { throw .chunk }
      return nil
    }
    let length = end - view.startIndex
    guard length > 0, view[end - 1] == 0x0D else { throw .chunk }
    let line = buffer.readSlice(length: length - 1)
    buffer.moveReaderIndex(forwardBy: 2)
    return line
  }

  /// `1A`, or `1A;name=value`: extensions mean nothing here, and mustn't hold what could end a line elsewhere.
  private static func size(in line: ByteBuffer) throws(RequestFault) -> Int {
    let digits = line.readableBytesView.prefix { $0.hexadecimalDigitValue != nil }
    let rest = line.readableBytesView.dropFirst(digits.count)
    guard (1...maximumDigits).contains(digits.count), rest.isEmpty || rest.first == UInt8(ascii: ";"),
      rest.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == UInt8(ascii: "\t") })
    else { throw .chunk }
    return digits.reduce(0) { $0 << 4 | Int($1.hexadecimalDigitValue ?? 0) }
  }

  /// Trailers are headers after the fact, which nothing here reads.
  private static func checkTrailer(_ line: ByteBuffer) throws(RequestFault) {
    var reader = FieldReader()
    let fault = line.withUnsafeReadableBytes { bytes in
      Result { () throws(RequestFault) in try reader.read(bytes[...]) }
    }
    guard case .success = fault else { throw .chunk }
  }
}
