/// All models of a site, and which of their columns reference which.
///
///     let models = ModelGraph([User.self, Post.self, Comment.self])
public struct ModelGraph: Sendable {
  /// A column that references a table.
  struct Edge: Sendable {
    let model: any Model.Type
    let source: Schema
    let column: ColumnSchema
    let rule: DeleteRule
  }

  /// The models.
  let models: [any Model.Type]
  private let edges: [String: [Edge]]
  private let apps: [String: String]

  /// The graph of these models. A model that isn't listed is not followed.
  public init(_ models: [any Model.Type]) {
    self.init(ofApps: [("", models)])
  }

  /// The graph of the models of several apps, by the apps' names.
  init(ofApps apps: [(name: String, models: [any Model.Type])]) {
    models = apps.flatMap(\.models)
    self.apps = Dictionary(
      apps.flatMap { app in app.models.map { ($0.schema.table, app.name) } }, uniquingKeysWith: { first, _ in first })
    var edges: [String: [Edge]] = [:]
    for model in models {
      let schema = model.schema
      for column in schema.columns {
        guard let reference = column.reference, !reference.isEnforcedByDatabase else { continue }
        edges[reference.table, default: []].append(
          Edge(model: model, source: schema, column: column, rule: reference.onDelete))
      }
    }
    self.edges = edges
  }

  /// The app that a table belongs to; nil where no model has it.
  func app(of table: String) -> String? { apps[table] }

  /// The columns that reference `table` and whose rules the library follows.
  func references(to table: String) -> [Edge] { edges[table] ?? [] }
}

private enum ModelsKey: DatabaseContextKey {
  typealias Value = ModelGraph
}

extension DatabaseContext {
  /// The models of the site, whose delete rules `post.delete(from: database)` follows.
  ///
  ///     let database = try await Database.open(settings, logger: logger).bound { $0.models = ModelGraph([Post.self]) }
  public var models: ModelGraph? {
    get { self[ModelsKey.self] }
    set { self[ModelsKey.self] = newValue }
  }
}
