import Synchronization

@testable import ManagePostgresClient

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A relay on loopback in front of the server that can stop forwarding (a frozen peer) or cut every connection.
final class TCPProxy: Sendable {
  private struct State {
    var isFrozen = false
    var drops = 0
    var accepted = 0
    var sockets: [Int32] = []
  }

  let port: Int
  private let listener: Int32
  private let state = Mutex(State())

  struct Failure: Error {}

  init(to host: PostgresHost) throws {
    signal(SIGPIPE, SIG_IGN)
    let listener = socket(AF_INET, streamType, 0)
    var address = loopback(port: 0)
    guard withSocketAddress(&address, { bind(listener, $0, $1) }) == 0, listen(listener, 64) == 0 else {
      throw Failure()
    }
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    self.listener = listener
    guard DetachedThread.start({ [self] in accept(on: listener, to: host) }) else { throw Failure() }
  }

  /// The server behind the proxy.
  var host: PostgresHost { PostgresHost("127.0.0.1", port: port) }

  /// How many connections have come.
  var accepted: Int { state.withLock { $0.accepted } }

  func freeze() { state.withLock { $0.isFrozen = true } }
  func thaw() { state.withLock { $0.isFrozen = false } }

  /// Swallows the next bytes that the server sends.
  func drop(_ count: Int) { state.withLock { $0.drops = count } }

  /// Breaks every connection; new ones are relayed.
  func cut() {
    let sockets = state.withLock { state in
      defer { state.sockets = [] }
      return state.sockets
    }
    for socket in sockets { shutdown(socket, Int32(SHUT_RDWR)) }
  }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    thaw()
    cut()
  }

  private func accept(on listener: Int32, to host: PostgresHost) {
    while true {
      #if canImport(Darwin)
        let client = Darwin.accept(listener, nil, nil)
      #elseif canImport(Glibc)
        let client = Glibc.accept(listener, nil, nil)
      #elseif canImport(Musl)
        let client = Musl.accept(listener, nil, nil)
      #endif
      guard client >= 0 else { break }
      state.withLock { $0.accepted += 1 }
      guard let server = connectSocket(to: host) else {
        close(client)
        continue
      }
      state.withLock { $0.sockets += [client, server] }
      _ = DetachedThread.start { [self] in pump(client, server, isAnswer: false) }
      _ = DetachedThread.start { [self] in pump(server, client, isAnswer: true) }
    }
    close(listener)
  }

  private func pump(_ from: Int32, _ to: Int32, isAnswer: Bool) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(from, &buffer, buffer.count)
      while state.withLock({ $0.isFrozen }) { usleep(5_000) }
      guard count > 0 else { break }
      let skipped = isAnswer ? takeDrops(upTo: count) : 0
      guard
        buffer.withUnsafeBytes({ write(to, $0.baseAddress.map { $0 + skipped }, count - skipped) == count - skipped })
      else { break }
    }
    shutdown(to, Int32(SHUT_WR))
  }
}

extension TCPProxy {
  private func takeDrops(upTo count: Int) -> Int {
    state.withLock { state in
      let skipped = min(state.drops, count)
      state.drops -= skipped
      return skipped
    }
  }
}

#if canImport(Glibc)
  private let streamType = Int32(SOCK_STREAM.rawValue)
#else
  private let streamType = SOCK_STREAM
#endif

private func loopback(port: Int) -> sockaddr_in {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = in_port_t(port).bigEndian
  address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
  return address
}

private func withSocketAddress(
  _ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
) -> Int32 {
  withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
  }
}

private func connectSocket(to host: PostgresHost) -> Int32? {
  var list: UnsafeMutablePointer<addrinfo>?
  var hints = addrinfo()
  hints.ai_socktype = streamType
  guard getaddrinfo(host.name, String(host.port), &hints, &list) == 0 else { return nil }
  defer { freeaddrinfo(list) }
  for entry in sequence(first: list, next: { $0?.pointee.ai_next }) {
    guard let entry = entry?.pointee else { continue }
    let connection = socket(entry.ai_family, entry.ai_socktype, entry.ai_protocol)
    if connect(connection, entry.ai_addr, entry.ai_addrlen) == 0 { return connection }
    close(connection)
  }
  return nil
}
