import Foundation
import Synchronization

@testable import ManageKit

/// A relay on loopback before the server, which can fall silent as a frozen machine does.
final class TCPRelay: Sendable {
  private struct State {
    var isSilent = false
    var sockets: [Int32] = []
  }

  /// Where it listens.
  let port: Int
  private let listener: Int32
  private let server: (host: String, port: Int)
  private let state = Mutex(State())

  /// Relays to the server of `settings` while `body` runs, which gets the settings that lead through the relay.
  static func with<T>(
    _ settings: PostgresSettings, _ body: (TCPRelay, PostgresSettings) async throws -> T
  ) async throws -> T {
    let relay = try TCPRelay(to: (settings.host, settings.port))
    defer { relay.stop() }
    var relayed = settings
    (relayed.host, relayed.port) = ("127.0.0.1", relay.port)
    return try await body(relay, relayed)
  }

  private init(to server: (host: String, port: Int)) throws {
    signal(SIGPIPE, SIG_IGN)
    self.server = server
    listener = socket(AF_INET, Self.streamType, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let failure = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) | listen(listener, 64) | getsockname(listener, $0, &length)
      }
    }
    guard failure == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [self] in acceptAll() }
  }

  /// Keeps what comes, from either side, and lets nothing through.
  func fallSilent() {
    state.withLock { $0.isSilent = true }
  }

  /// Lets everything through again.
  func speak() {
    state.withLock { $0.isSilent = false }
  }

  /// Ends the connections that stand; new ones are let through.
  func cut() {
    for socket in state.withLock({ $0.sockets }) { shutdown(socket, Int32(SHUT_RDWR)) }
  }

  private func stop() {
    speak()
    shutdown(listener, Int32(SHUT_RDWR))
    cut()
  }

  private func acceptAll() {
    while case let client = accept(listener, nil, nil), client >= 0 {
      guard let upstream = connectUpstream() else {
        close(client)
        continue
      }
      state.withLock { $0.sockets += [client, upstream] }
      Thread.detachNewThread { [self] in pump(from: client, to: upstream) }
      Thread.detachNewThread { [self] in pump(from: upstream, to: client) }
    }
    close(listener)
  }

  private func connectUpstream() -> Int32? {
    var hints = addrinfo()
    hints.ai_socktype = Self.streamType
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(server.host, "\(server.port)", &hints, &list) == 0 else { return nil }
    defer { freeaddrinfo(list) }
    for entry in sequence(first: list, next: { $0?.pointee.ai_next }).compactMap({ $0?.pointee }) {
      let upstream = socket(entry.ai_family, entry.ai_socktype, entry.ai_protocol)
      if connect(upstream, entry.ai_addr, entry.ai_addrlen) == 0 { return upstream }
      close(upstream)
    }
    return nil
  }

  private func pump(from source: Int32, to target: Int32) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = recv(source, &buffer, buffer.count, 0), count > 0 {
      while state.withLock({ $0.isSilent }) { usleep(5_000) }
      guard send(target, buffer, count, 0) == count else { break }
    }
    shutdown(target, Int32(SHUT_WR))
  }

  #if canImport(Glibc)
    private static let streamType = Int32(SOCK_STREAM.rawValue)
  #else
    private static let streamType = SOCK_STREAM
  #endif
}
