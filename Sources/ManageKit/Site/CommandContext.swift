public import Logging

/// The context of a command: its site, console and settings.
public struct CommandContext: Sendable {
  /// The site that the binary was built for.
  public let site: Site
  /// The terminal: output and prompts.
  public let console: Console
  /// The settings that it requires.
  public let settings: Settings
  /// The environment that the settings were read from.
  public let environment: SiteEnvironment

  /// The site's folder.
  public var root: String { environment.root }

  /// A logger for `label`, at the level of the command's `--verbosity`.
  public func logger(_ label: String) -> Logger {
    var logger = Logger(label: label)
    logger.logLevel =
      switch console.verbosity {
      case 0: .error
      case 1: .info
      case 2: .debug
      default: .trace
      }
    return logger
  }

  /// Opens the site's database, lends it to `body`, and closes it.
  public func withDatabase<T: Sendable>(_ body: (Database) async throws -> T) async throws -> T {
    try await withDatabase(settings.database, body)
  }

  /// Opens a database, lends it to `body`, and closes it.
  func withDatabase<T: Sendable>(
    _ settings: DatabaseSettings, limits: ConnectionLimits? = nil, _ body: (Database) async throws -> T
  ) async throws -> T {
    let database = try await Database.open(settings, limits: limits ?? site.connections, logger: logger("database"))
    do {
      let result = try await body(database)
      await database.close()
      return result
    } catch {
      await database.close()
      throw error
    }
  }
}
