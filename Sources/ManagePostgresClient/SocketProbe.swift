#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A look at a socket that never waits.
enum SocketProbe {
  /// Whether there is something to read, the end of the stream included.
  static func isReadable(_ socket: Int32) -> Bool {
    var sockets = [pollfd(fd: socket, events: Int16(POLLIN), revents: 0)]
    return poll(&sockets, 1, 0) != 0
  }
}
