package import Hummingbird
package import Logging
package import ManageKit
import ServiceLifecycle

/// Serves a site on a free port of 127.0.0.1, within the test's process.
package enum LoopbackServer {
  /// Lends the server's address, without a final slash, to `body`, and stops the server after.
  package static func serve<T: Sendable>(
    _ responder: any HTTPResponder<WebContext>, limits: ServerLimits = .standard, logger: Logger,
    _ body: (_ url: String) async throws -> T
  ) async throws -> T {
    let (ports, port) = AsyncStream<Int>.makeStream()
    let server = HTTPServer(responder, on: .tcp(host: "127.0.0.1", port: 0), limits: limits, logger: logger) {
      channel in
      port.yield(channel.localAddress?.port ?? 0)
      port.finish()
    }
    let services = ServiceGroup(configuration: ServiceGroupConfiguration(services: [server], logger: logger))
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { port.finish() }
        try await services.run()
      }
      var address: Int?
      for await port in ports { address = port }
      guard let address else {
        try await group.waitForAll()
        throw NotServing(printed: "")
      }
      let result: Result<T, any Error>
      do { result = .success(try await body("http://127.0.0.1:\(address)")) } catch { result = .failure(error) }
      await services.triggerGracefulShutdown()
      try await group.waitForAll()
      return try result.get()
    }
  }
}
