/// Gathers the last response that a transfer receives, up to a size.
final class ResponseCollector {
  let limit: Int
  private(set) var headers = HTTPClient.Headers()
  private(set) var body: [UInt8] = []
  private(set) var isOverflowing = false

  init(limit: Int) {
    self.limit = limit
  }

  func receiveHeader(_ bytes: UnsafeRawBufferPointer) {
    let line = String(decoding: bytes, as: UTF8.self)
    // A status line: an interim response or a redirect is over, and its headers with it.
    if line.hasPrefix("HTTP/") {
      headers = HTTPClient.Headers()
    } else if let colon = line.firstIndex(of: ":") {
      headers.append(String(line[..<colon]), trimmed(line[line.index(after: colon)...]))
    }
  }

  func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    isOverflowing = bytes.count > limit - body.count
    if !isOverflowing { body.append(contentsOf: bytes) }
    return !isOverflowing
  }

  private func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
