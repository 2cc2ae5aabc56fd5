package import Hummingbird
package import Logging
package import NIOCore
import NIOPosix
import ServiceLifecycle

/// The web server: accepts connections at an address and has their requests answered by a responder.
///
/// It is the one way into the site from outside, for `runserver` and for tests.
package struct HTTPServer: Service {
  /// Where a server listens.
  package enum Address: Sendable {
    /// A host's name or address, and a port; 0 takes a free one.
    case tcp(host: String, port: Int)
    /// The path of a Unix socket.
    case unix(path: String)
  }

  private let state: ServerState
  private let address: Address
  private let whenRunning: @Sendable (any Channel) async -> Void

  /// How many clients the system keeps waiting until they are accepted.
  private static let backlog: Int32 = 1024

  /// A server that doesn't listen yet.
  ///
  /// - Parameter whenRunning: Called with the listening channel, before the first request is answered.
  package init(
    _ responder: any HTTPResponder<WebContext>, on address: Address, limits: ServerLimits = .standard, logger: Logger,
    whenRunning: @escaping @Sendable (any Channel) async -> Void
  ) {
    state = ServerState(responder: responder, limits: limits, logger: logger)
    self.address = address
    self.whenRunning = whenRunning
  }

  /// Serves until the task is told to shut down gracefully, then lets what is under way finish.
  package func run() async throws {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let ended = loop.makePromise(of: Void.self)
    let acceptance = try await loop.submit { [state] in
      NIOLoopBound(ConnectionAcceptance(server: state, ended: ended), eventLoop: loop)
    }.get()
    let listener: any Channel
    do {
      listener = try await listen(on: loop, acceptance)
    } catch {
      ended.succeed()
      throw error
    }
    await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        await whenRunning(listener)
        try? await ended.futureResult.get()
      } onGracefulShutdown: {
        loop.execute { acceptance.value.stop() }
      }
    } onCancel: {
      loop.execute { acceptance.value.abort() }
    }
    while state.overrunningTasks > 0, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(20)) }
  }

  private func listen(
    on loop: any EventLoop, _ acceptance: NIOLoopBound<ConnectionAcceptance>
  ) async throws -> any Channel {
    let bootstrap = ServerBootstrap(group: loop, childGroup: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: Self.backlog)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(acceptance.value) }
      }
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { [state] channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(HTTP1Connection(server: state, eventLoop: channel.eventLoop))
        }
      }
    switch address {
    case .tcp(let host, let port): return try await bootstrap.bind(host: host, port: port).get()
    case .unix(let path):
      return try await bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).get()
    }
  }
}
