import Foundation

/// A blocking TCP socket on the loopback address; its end closes it.
final class Socket: Sendable {
  struct Failure: Error {
    let call: String
    let code = errno
  }

  private let descriptor: Int32

  private init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// Listens on a free port.
  static func listening() throws -> Socket {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let socket = Socket(socket(AF_INET, kind, 0))
    guard socket.descriptor >= 0 else { throw Failure(call: "socket") }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let bound = withUnsafeGeneric(&address) { bind(socket.descriptor, $0, $1) }
    guard bound == 0, listen(socket.descriptor, 128) == 0 else { throw Failure(call: "listen") }
    return socket
  }

  func port() throws -> UInt16 {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = Self.withUnsafeGeneric(&address) { pointer, _ in getsockname(descriptor, pointer, &length) }
    guard result == 0 else { throw Failure(call: "getsockname") }
    return UInt16(bigEndian: address.sin_port)
  }

  /// The next connection; nil once the socket is shut down.
  func accept() -> Socket? {
    #if canImport(Darwin)
      let connection = Darwin.accept(descriptor, nil, nil)
    #elseif canImport(Musl)
      let connection = Musl.accept(descriptor, nil, nil)
    #else
      let connection = Glibc.accept(descriptor, nil, nil)
    #endif
    return connection < 0 ? nil : Socket(connection)
  }

  /// The next bytes; nil when the peer is gone.
  func receive() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    return count > 0 ? Array(bytes[..<count]) : nil
  }

  func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { write($0) }
      guard sent > 0 else { return }
      rest = rest.dropFirst(sent)
    }
  }

  func shutDown() {
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  private func write(_ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      var on: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
      return Darwin.send(descriptor, bytes.baseAddress, bytes.count, 0)
    #else
      return Foundation.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #endif
  }

  private static func withUnsafeGeneric(
    _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
