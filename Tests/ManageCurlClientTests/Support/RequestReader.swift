/// Reads requests off a connection, one after the other; bodies must state their length.
struct RequestReader {
  private let socket: Socket
  private var buffer: [UInt8] = []

  init(_ socket: Socket) {
    self.socket = socket
  }

  /// The next request; nil when the client is gone.
  mutating func next() -> TestServer.Request? {
    var request = TestServer.Request()
    guard let first = line() else { return nil }
    request.line = first
    while let header = line(), !header.isEmpty {
      request.headers.append(header)
    }
    let length = request.headers.first { $0.lowercased().hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst(15).filter(\.isNumber)) }
    guard let body = take(length ?? 0) else { return nil }
    request.body = body
    return request
  }

  private mutating func line() -> String? {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: buffer[..<end], as: UTF8.self)
        buffer.removeSubrange(...end)
        return line.last == "\r" ? String(line.dropLast()) : line
      }
      guard receive() else { return nil }
    }
  }

  private mutating func take(_ count: Int) -> [UInt8]? {
    while buffer.count < count {
      guard receive() else { return nil }
    }
    defer { buffer.removeFirst(count) }
    return Array(buffer.prefix(count))
  }

  private mutating func receive() -> Bool {
    guard let bytes = socket.receive() else { return false }
    buffer += bytes
    return true
  }
}
