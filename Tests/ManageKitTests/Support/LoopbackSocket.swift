import Foundation

/// A TCP socket of this machine, which blocks.
struct LoopbackSocket {
  private let descriptor: Int32

  init() throws {
    #if canImport(Darwin)
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    try Self.check(descriptor)
  }

  /// Listens on a free port, and returns that; nobody accepts what comes.
  func listen() throws -> Int {
    var address = Self.address(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    try withUnsafeMutablePointer(to: &address) {
      try $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        try Self.check(bind(descriptor, $0, length))
        try Self.check(getsockname(descriptor, $0, &length))
      }
    }
    try Self.check(Foundation.listen(descriptor, 16))
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Connects, with 30 seconds for each answer.
  func connect(to port: UInt16) throws {
    var limit = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = Self.address(port: port)
    try withUnsafePointer(to: &address) {
      try $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        try Self.check(Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)))
      }
    }
  }

  /// Sends bytes. A server that refuses early may have closed its side; what it answered is still there to read.
  func send(_ bytes: [UInt8]) {
    _ = Foundation.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// Whether connections to a port are refused, at the latest after so many seconds.
  static func isRefused(by port: UInt16, within seconds: TimeInterval) -> Bool {
    let deadline = Date.now + seconds
    while Date.now < deadline {
      guard let socket = try? LoopbackSocket() else { return false }
      defer { socket.close() }
      do { try socket.connect(to: port) } catch { return true }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return false
  }

  /// The next bytes that come; none once the other side has closed.
  func receive() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    return Array(buffer[..<max(0, recv(descriptor, &buffer, buffer.count, 0))])
  }

  /// Whether something comes within so many seconds.
  func hasInput(within seconds: Double) -> Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Foundation.poll(&poll, 1, Int32(seconds * 1000)) > 0
  }

  /// Sends nothing more, but goes on receiving.
  func closeOutput() {
    shutdown(descriptor, Int32(SHUT_WR))
  }

  /// All that comes until the other side closes.
  func receiveAll() -> [UInt8] {
    var received: [UInt8] = []
    while case let bytes = receive(), !bytes.isEmpty { received += bytes }
    return received
  }

  func close() {
    _ = Foundation.close(descriptor)
  }

  private static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  private static func check(_ result: Int32) throws {
    if result < 0 { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
  }
}
