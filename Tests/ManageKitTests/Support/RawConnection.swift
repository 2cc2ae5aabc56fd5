import Dispatch
import Foundation
import ManageGroundwork

/// Bytes sent as they are to a server, for requests that no HTTP client would send.
enum RawConnection {
  /// Dispatch lends Swift's tasks their threads too: with all of them waiting for answers, nobody would give one.
  private static let places = AsyncSemaphore(width: 8)

  /// Sends `request` to the server at `url`, then the bytes that `rest` returns, which may read from the socket before;
  /// returns the rest of the answer, until the server closes the connection.
  static func exchange(
    _ request: [UInt8], with url: String,
    then rest: @escaping @Sendable (LoopbackSocket) throws -> [UInt8] = { _ in [] }
  ) async throws -> String {
    guard let port = URL(string: url)?.port.flatMap(UInt16.init) else { throw URLError(.badURL) }
    return try await places.pass {
      try await withCheckedThrowingContinuation { continuation in
        // Reading blocks, which Swift's own threads must not.
        DispatchQueue.global().async {
          continuation.resume(
            with: Result {
              let socket = try LoopbackSocket()
              defer { socket.close() }
              try socket.connect(to: port)
              socket.send(request)
              socket.send(try rest(socket))
              return String(decoding: socket.receiveAll(), as: UTF8.self)
            })
        }
      }
    }
  }
}
