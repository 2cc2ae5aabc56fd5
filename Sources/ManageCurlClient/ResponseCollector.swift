/// Gathers the last response that a transfer receives, up to a size.
final class ResponseCollector {
  let limit: Int
  private(set) var headers = HTTPClient.Headers()
  private(set) var body: [UInt8] = []
  private(set) var isOverflowing = false

  init(limit: Int) {
    self.limit = limit
  }

  func receiveHeader(_ line: UnsafeRawBufferPointer) {
    // A status line: an interim response or a redirect is over, and its headers with it.
    if line.starts(with: "HTTP/".utf8) {
      headers = HTTPClient.Headers()
    } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      headers.append(String(decoding: line[..<colon], as: UTF8.self), trimmed(line[(colon + 1)...]))
    }
  }

  func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    isOverflowing = bytes.count > limit - body.count
    if !isOverflowing { body.append(contentsOf: bytes) }
    return !isOverflowing
  }

  /// The text without the white space around it, and without the line's end.
  private func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    let isText = { (byte: UInt8) in byte > 0x20 }
    guard let first = bytes.firstIndex(where: isText), let last = bytes.lastIndex(where: isText) else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
