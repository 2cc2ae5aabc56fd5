import Testing

@testable import ManagePostgresClient

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite("SocketSelector")
struct SocketSelectorTests {
  #if canImport(Glibc)
    private static let streamType = Int32(SOCK_STREAM.rawValue)
  #else
    private static let streamType = SOCK_STREAM
  #endif

  @Test("a socket that is watched for nothing wakes nobody, not even by its end")
  func nothing() {
    var sockets: [Int32] = [0, 0]
    #expect(socketpair(AF_UNIX, Self.streamType, 0, &sockets) == 0)
    let selector = SocketSelector()
    var ready: [SocketEvent] = []
    selector.watch(sockets[0], for: .read)
    selector.watch(sockets[0], for: [])
    close(sockets[1])
    selector.wait(milliseconds: 50, into: &ready)
    #expect(ready.isEmpty)
    selector.watch(sockets[0], for: .read)
    selector.wait(milliseconds: 5_000, into: &ready)
    #expect(ready.map(\.socket) == [sockets[0]])
    selector.forget(sockets[0])
    close(sockets[0])
  }
}
