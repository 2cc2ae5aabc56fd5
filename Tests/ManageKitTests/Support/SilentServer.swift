import Foundation

/// A server that takes connections and never says a word.
enum SilentServer {
  /// Listens on a free port of loopback while `body` runs.
  static func with<T>(_ body: (_ port: Int) async throws -> T) async throws -> T {
    let socket = try LoopbackSocket()
    defer { socket.close() }
    return try await body(try socket.listen())
  }
}
