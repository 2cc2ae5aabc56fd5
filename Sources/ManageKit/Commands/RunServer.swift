import ArgumentParser
import Foundation
import Hummingbird
import ManageCurlClient
import ManageTemplateEngine
import NIOCore
import SystemPackage

/// `manage runserver`: serves the site.
struct RunServer: Command {
  static let name = "runserver"
  static let summary = "Serve the site."
  static let discussion = """
    SIGTERM and SIGINT let the requests under way finish, then exit with 0; a second signal ends the process at once.
    """
  static let requirements: [Requirement] = [.web, .passwords, .database, .media]
  static let servesPages = true

  @Argument(
    help: "[ADDR:]PORT: '8080', 'localhost', '0:8000' for all addresses, '[::1]:8000'; port 0 takes a free one.")
  var address: ListenAddress?

  @Flag(help: "Do not read templates again when they change.")
  var noreload = false

  @Flag(help: "Do not serve /static/.")
  var nostatic = false

  @Flag(help: "Serve /static/ in product too, from this machine's files and by plain names.")
  var insecure = false

  @Flag(name: [.customLong("ipv6"), .customShort("6")], help: "Listen on an IPv6 address.")
  var usesIPv6 = false

  @Option(help: "Listen on a Unix socket at this path.", completion: .file())
  var unix: String?

  @Option(help: "How long to go on at SIGTERM while /ready says that the server stops, in seconds.")
  var drainDelay = 0

  func validate() throws {
    guard drainDelay >= 0 else { throw ValidationError("--drain-delay must be 0 or more") }
    guard unix == nil || (address == nil && !usesIPv6) else {
      throw ValidationError("an address and --unix exclude each other")
    }
  }

  func run(in context: CommandContext) async throws {
    let isProduct = context.settings.profile == .product
    let profile = "\(context.settings.profile.rawValue) \(context.profileOrigin)"
    let socket = try unix.map(UnixSocketFile.init)
    try socket?.removeStale()
    let statics: any StaticResolver =
      try await insecure ? context.site.plainStaticURLs(root: context.root) : context.staticURLs()
    let client = HTTPClient()
    defer { client.close() }
    try await context.withDatabase { database in
      let application = try context.site.webApplication(
        context.settings, database: database, client: client, logger: context.logger("manage"), statics: statics,
        servesStaticFiles: (!isProduct || insecure) && !nostatic, readsTemplatesAnew: !isProduct && !noreload)
      await warnOfUnappliedMigrations(database, context)
      do {
        try await application.run(
          on: socket?.serverAddress ?? tcp.serverAddress, drainDelay: .seconds(drainDelay)
        ) { channel in
          socket?.admitEverybody()
          context.console.print("Serving \(url(of: channel)) (\(profile); Ctrl-C stops)")
          warnOfDebugPages(context)
        }
      } catch let error as IOError {
        throw failure(error)
      } catch is SocketAddressError.UnknownHost {
        throw CommandError("the host '\(tcp.host)' is unknown", hint: "use a name or an address of this machine")
      }
      socket?.remove()
    }
  }

  private var tcp: ListenAddress {
    let address = address ?? .standard
    return usesIPv6 ? address.byIPv6 : address
  }

  private func warnOfUnappliedMigrations(_ database: Database, _ context: CommandContext) async {
    do {
      let migrations = try context.site.migrations(root: context.root, dialect: database.dialect)
      let unapplied = try await withDeadline(.seconds(3)) { try await migrations.unapplied(in: database) }
      guard !unapplied.isEmpty else { return }
      context.console.say(
        "\(unapplied.count) unapplied migration(s): \(unapplied.map(\.description).joined(separator: ", ")). "
          + "Run 'manage migrate' to apply them.")
    } catch {
      context.console.warn("\(error)")
    }
  }

  /// Somebody may have forgotten to choose the profile, where others than this machine can see the pages.
  private func warnOfDebugPages(_ context: CommandContext) {
    guard unix == nil, !tcp.isLoopback, context.profileOrigin == Profile.defaultOrigin else { return }
    context.console.warn(
      "\(tcp) is open to others, and error pages show them the site's insides: production is '--settings product'")
  }

  private func url(of channel: any Channel) -> String {
    unix.map { "unix:\($0)" } ?? tcp.url(port: channel.localAddress?.port)
  }

  private func failure(_ error: IOError) -> CommandError {
    let place = unix ?? "\(tcp)"
    return switch error.errnoCode {
    case EADDRINUSE: CommandError("\(place) is already in use", hint: "stop the other server or use a different port")
    case EACCES: CommandError("permission denied for \(place)", hint: "ports below 1024 need root")
    case ENOENT: CommandError("the folder of \(place) does not exist", hint: "create it, or use a different path")
    case EADDRNOTAVAIL: CommandError("\(place) is not an address of this machine", hint: "use a different address")
    default: CommandError("cannot listen on \(place): \(Errno(rawValue: error.errnoCode).description.lowercased())")
    }
  }
}
