/// One part of a site: its models, pages, templates, static files and commands.
///
/// Its files lie in folders of its name: `migrations/NAME/`, `templates/NAME/`, `static/NAME/`.
public struct App: Sendable {
  /// The name of its folders and of its group in `manage help`.
  public let name: String
  /// Its models, which the delete rules of others may reach.
  public let models: [any Model.Type]
  /// Its commands.
  public let commands: [any Command.Type]
  /// A folder of static files beside the site's own.
  public let staticFolder: String?
  /// A folder of templates beside the site's own.
  public let templateFolder: String?
  /// What `manage check` looks for beside what it always does.
  public let checks: [SystemCheck]
  /// Adds its pages to the site.
  let routing: @Sendable (inout Routing, Resources) -> Void

  /// An app.
  public init(
    _ name: String, models: [any Model.Type] = [], commands: [any Command.Type] = [], staticFolder: String? = nil,
    templateFolder: String? = nil, checks: [SystemCheck] = [],
    routing: @escaping @Sendable (inout Routing, Resources) -> Void = { _, _ in }
  ) {
    self.name = name
    self.models = models
    self.commands = commands
    self.staticFolder = staticFolder
    self.templateFolder = templateFolder
    self.checks = checks
    self.routing = routing
  }
}
