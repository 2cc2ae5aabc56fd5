public import Foundation

/// One part of a site: its models, pages, templates, static files and commands.
///
///     extension App {
///       public static let books = App("books", models: [Book.self], resources: .embedded()) { routing, site in
///         routing.get("books/", name: "books") { _, _ in … }
///       }
///     }
///
/// Its files lie in folders of its name, `migrations/NAME/`, `templates/NAME/` and `static/NAME/`: in its target's
/// `Resources`, or, where it is of the site's own package, at the top of that.
public struct App: Sendable {
  /// The name of its folders and of its group in `manage help`.
  public let name: String
  /// Its models, which the delete rules of other apps' models may reach.
  public let models: [any Model.Type]
  /// Its commands.
  public let commands: [any Command.Type]
  /// Its migrations, templates, static files and translations.
  public let resources: Resources
  /// The apps that it can't do without; a site that names it has them too, before it.
  public let dependencies: [App]
  /// The keys of the environment that it reads.
  public let settings: [Requirement]
  /// Its checks, which `manage check` runs after the library's.
  public let checks: [SystemCheck]
  /// The rows of its models that belong to a user, which they may have as a file.
  public let personalData: [PersonalData]
  /// Follows a migration, once all of the app's are applied (Django's `post_migrate`); `database.context.models` are
  /// the site's models.
  let afterMigrate: @Sendable (Database) async throws -> Void
  /// Removes the rows that were deleted before a time, and returns how many.
  let purge: @Sendable (Database, Date) async throws -> Int
  /// Adds its pages to the site.
  let routing: @Sendable (inout Routing, SiteContext) -> Void

  /// An app.
  ///
  /// - Parameter purge: removes for good the rows that users deleted before the given time, corrects counts that the
  ///   removal of accounts has made wrong, and returns the number of rows removed. `manage purgedeleted` calls it once it
  ///   has removed the accounts.
  public init(
    _ name: String, models: [any Model.Type] = [], commands: [any Command.Type] = [], resources: Resources = .none,
    dependencies: [App] = [], settings: [Requirement] = [], checks: [SystemCheck] = [],
    personalData: [PersonalData] = [],
    routing: @escaping @Sendable (inout Routing, SiteContext) -> Void = { _, _ in },
    afterMigrate: @escaping @Sendable (Database) async throws -> Void = { _ in },
    purge: @escaping @Sendable (Database, Date) async throws -> Int = { _, _ in 0 }
  ) {
    self.name = name
    self.models = models
    self.commands = commands
    self.resources = resources
    self.dependencies = dependencies
    self.settings = settings
    self.checks = checks
    self.personalData = personalData
    self.afterMigrate = afterMigrate
    self.routing = routing
    self.purge = purge
  }
}
