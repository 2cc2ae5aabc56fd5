import Hummingbird
import Logging
import ManageTemplateEngine
import NIOCore
import ServiceLifecycle

/// The site as a web server runs it: middleware around the routes of its apps.
package struct WebApplication: Sendable {
  let profile: Profile
  let settings: WebSettings
  let site: SiteContext
  let routing: Routing
  /// The site's languages by code, the default first.
  let languages: [String]
  /// Makes the engine of the pages, which finds the addresses of other pages in a table.
  let engine: @Sendable (RouteTable) -> Engine
  /// Where `/static/…` comes from; nil where another server does that.
  let staticFinders: StaticFinders?
  /// Another server that static files are on.
  var staticOrigin: String?
  /// The folder that `/media/…` comes from; nil where another server does that.
  var mediaFolder: String?
  /// Other servers that media are on.
  var mediaOrigins: [String] = []
  /// How long and how much the server takes of a client.
  package var limits = ServerLimits.standard
  /// Why the site is not ready to serve; empty when it is.
  var unreadiness: @Sendable () async -> [String]

  /// How long requests that are under way may take once the server is to stop.
  private static let drainTime = Duration.seconds(30)

  /// Serves on `address` until SIGTERM or SIGINT, then lets what is under way finish; a second signal ends the process.
  ///
  /// - Parameter drainDelay: How long the server goes on as before while `/ready` already says that it stops, so that
  ///   load balancers send their requests elsewhere in the meantime.
  func run(
    on address: HTTPServer.Address, drainDelay: Duration = .zero,
    whenRunning: @escaping @Sendable (any Channel) async -> Void
  ) async throws {
    let stop = StopSignal()
    var application = self
    application.unreadiness = { stop.isReceived ? ["the server is stopping"] : await unreadiness() }
    let server = HTTPServer(
      application.responder(), on: address, limits: limits, logger: site.logger, whenRunning: whenRunning)
    var configuration = ServiceGroupConfiguration(
      services: [.init(service: server)] + routing.companions.map { .init(service: Companion(work: $0)) },
      logger: site.logger)
    configuration.maximumGracefulShutdownDuration = Self.drainTime
    let services = ServiceGroup(configuration: configuration)
    let watch = await stop.watch {
      try? await Task.sleep(for: drainDelay)
      await services.triggerGracefulShutdown()
    }
    defer { watch.cancel() }
    try await services.run()
  }
}

/// The work of an app that runs alongside the server.
private struct Companion: Service {
  let work: @Sendable () async -> Void

  func run() async { await work() }
}
