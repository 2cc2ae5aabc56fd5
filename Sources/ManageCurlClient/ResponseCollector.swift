import ManageGroundwork

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
      let value = String(decoding: line[(colon + 1)...], as: UTF8.self)
      headers.append(String(decoding: line[..<colon], as: UTF8.self), value.trimmingASCIIWhitespace())
    }
  }

  func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    isOverflowing = bytes.count > limit - body.count
    if !isOverflowing { body.append(contentsOf: bytes) }
    return !isOverflowing
  }
}
