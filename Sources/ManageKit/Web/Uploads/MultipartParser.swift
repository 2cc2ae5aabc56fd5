import NIOCore

/// Takes `multipart/form-data` apart (RFC 7578, RFC 2046) as it comes in, and keeps no more of it than a part's head.
struct MultipartParser {
  /// The next event in the body.
  enum Event {
    /// A part begins.
    case head(PartHead)
    /// A piece of the part's content.
    case content([UInt8])
    /// The part has ended.
    case end
    /// The body has ended.
    case finished
  }

  private enum State {
    /// Within content, or what comes before the first part, which is skipped.
    case content(isPreamble: Bool)
    /// Behind a boundary.
    case boundary
    case head
    case finished
  }

  /// The longest head of a part, in bytes.
  static let maximumHeadSize = 8192
  /// RFC 2046, section 5.1.1.
  private static let boundaryLengths = 1...70

  private let delimiter: [UInt8]
  private var state = State.content(isPreamble: true)
  /// Bytes that have come in and are not handed on yet. The first boundary has no line before it, so this lends it one.
  private var buffer = Array("\r\n".utf8)[...]
  /// How many bytes of a head that isn't complete hold no end of it.
  private var searched = 0

  /// Nil for a content type of another kind, or without a boundary of 1 to 70 characters.
  init?(contentType: HeaderParameters) {
    guard contentType.value.equals("multipart/form-data"), let boundary = contentType["boundary"],
      Self.boundaryLengths.contains(boundary.utf8.count)
    else { return nil }
    delimiter = Array("\r\n--".utf8) + boundary.utf8
  }

  /// Takes the next bytes of the body.
  mutating func feed(_ bytes: ByteBuffer) {
    buffer.append(contentsOf: bytes.readableBytesView)
  }

  /// The next event; nil when more bytes are needed. Throws `UploadError.damaged`.
  mutating func next() throws(UploadError) -> Event? {
    while true {
      switch state {
      case .content(let isPreamble):
        guard let event = nextContent() else { return nil }
        if !isPreamble { return event }
      case .boundary: guard try passBoundary() else { return nil }
      case .head: return try nextHead().map { .head($0) }
      case .finished: return .finished
      }
    }
  }

  /// All that can't be the start of a boundary, or the end of the part.
  private mutating func nextContent() -> Event? {
    guard let index = indexOfDelimiter() else { return nil }
    if index > buffer.startIndex {
      defer { buffer = buffer[index...] }
      return .content(Array(buffer[..<index]))
    }
    guard buffer.count >= delimiter.count else { return nil }
    buffer = buffer.dropFirst(delimiter.count)
    state = .boundary
    return .end
  }

  /// Where the delimiter is, or where it begins at the buffer's end, or the end itself; nil if there is nothing.
  private func indexOfDelimiter() -> Int? {
    guard !buffer.isEmpty else { return nil }
    return buffer.withUnsafeBufferPointer { bytes in
      var index = 0
      while let start = bytes[index...].firstIndex(of: delimiter[0]) {
        let count = min(delimiter.count, bytes.count - start)
        if bytes[start..<(start + count)].elementsEqual(delimiter[..<count]) { return buffer.startIndex + start }
        index = start + 1
      }
      return buffer.endIndex
    }
  }

  /// `--` ends the body; else the line ends, and a head begins.
  private mutating func passBoundary() throws(UploadError) -> Bool {
    guard buffer.count >= 2 else { return false }
    if buffer.starts(with: "--".utf8) {
      state = .finished
      return true
    }
    let padding = buffer.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard padding.count <= Self.maximumHeadSize else { throw .damaged("a boundary's line is too long") }
    let rest = buffer.dropFirst(padding.count)
    guard rest.count >= 2 else { return false }
    guard rest.starts(with: "\r\n".utf8) else { throw .damaged("a boundary is followed by something else") }
    buffer = rest
    state = .head
    return true
  }

  /// The head between the boundary's line end and an empty line.
  private mutating func nextHead() throws(UploadError) -> PartHead? {
    let head = buffer.prefix(Self.maximumHeadSize)
    guard let end = head.dropFirst(searched).firstRange(of: Array("\r\n\r\n".utf8)) else {
      if head.count == Self.maximumHeadSize { throw .damaged("a part's head is too long") }
      // The end may have begun.
      searched = max(0, head.count - 3)
      return nil
    }
    searched = 0
    let lines = Array(buffer[..<end.lowerBound])
    buffer = buffer[end.upperBound...]
    state = .content(isPreamble: false)
    return try PartHead(lines)
  }
}
