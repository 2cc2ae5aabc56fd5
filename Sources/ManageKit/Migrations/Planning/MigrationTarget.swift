/// Where `migrate` goes to.
public enum MigrationTarget: Hashable, Sendable {
  /// Everything applied.
  case all
  /// Everything of one app, and what it depends on.
  case app(String)
  /// One app as it is after a migration, given by its name or the start of it.
  case migration(app: String, name: String)
  /// One app with nothing applied.
  case zero(app: String)

  /// The meaning of the arguments `[APP] [NAME|zero]`.
  public init(app: String?, name: String?) {
    switch (app, name) {
    case (nil, _): self = .all
    case (let app?, nil): self = .app(app)
    case (let app?, "zero"): self = .zero(app: app)
    case (let app?, let name?): self = .migration(app: app, name: name)
    }
  }
}
