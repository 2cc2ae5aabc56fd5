public import Logging

/// The context of a command: its site, console and settings.
public struct CommandContext: Sendable {
  /// The site that the binary was built for.
  public let site: Site
  /// The terminal: output and prompts.
  public let console: Console
  /// The settings that it requires.
  public internal(set) var settings: Settings
  /// The environment that the settings were read from.
  public internal(set) var environment: SiteEnvironment
  /// The command's name, for hints.
  var command: String?
  /// Where the profile is named, for the person who reads it: `from --settings`.
  var profileOrigin = ""
  /// For how long to wait for the database, where the command line says it.
  var databaseWait: Duration?

  /// The site's folder.
  public var root: String { environment.root }

  /// Settings that only some runs of the command need.
  ///
  ///     let settings = try context.settings(requiring: [.sms])
  ///
  /// - Parameters:
  ///   - requirements: what must be set.
  ///   - optional: what is read where it is set.
  /// - Throws: `SettingsError.incomplete`, which names all missing and wrong keys at once.
  public func settings(
    requiring requirements: [Requirement], optional: [Requirement] = []
  ) throws(SettingsError) -> Settings {
    try Settings(
      profile: settings.profile, environment: environment, requiring: requirements, optional: optional,
      apps: site.apps.map(\.name), command: command)
  }

  /// The same, with a different wait for the database; nil leaves that to the settings.
  func waiting(_ wait: Duration?) -> CommandContext {
    var context = self
    context.databaseWait = wait
    return context
  }

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

  /// Opens the site's database, once it can be reached, lends it to `body`, and closes it.
  public func withDatabase<T: Sendable>(_ body: (Database) async throws -> T) async throws -> T {
    try await withDatabase(settings.database, body)
  }

  /// Opens a database, once it can be reached, lends it to `body`, and closes it.
  func withDatabase<T: Sendable>(
    _ settings: DatabaseSettings, limits: ConnectionLimits? = nil, _ body: (Database) async throws -> T
  ) async throws -> T {
    let database = try await Database.open(settings, limits: limits ?? site.connections, logger: logger("database"))
      .bound { $0.models = site.models }
    do {
      try await DatabaseWait(limit: databaseWait ?? settings.wait, console: console).end(for: database)
      let result = try await body(database)
      await database.close()
      return result
    } catch {
      await database.close()
      throw error
    }
  }
}
