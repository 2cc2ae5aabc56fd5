/// The events that a socket is watched for, or is ready for. An end or error of the stream counts as both.
struct SocketInterest: OptionSet, Sendable {
  let rawValue: UInt8
  static let read = SocketInterest(rawValue: 1)
  static let write = SocketInterest(rawValue: 2)
}

/// A socket that has something to read or room to write.
struct SocketEvent: Sendable {
  let socket: Int32
  let ready: SocketInterest
}

/// The kernel's list of watched sockets, which stays as it is from one wait to the next: epoll or kqueue.
///
/// Without a descriptor left in the process nothing can be watched.
final class SocketSelector: Sendable {
  let descriptor: Int32

  init() { descriptor = Self.open() }

  deinit {
    if descriptor >= 0 { Self.close(descriptor) }
  }
}
