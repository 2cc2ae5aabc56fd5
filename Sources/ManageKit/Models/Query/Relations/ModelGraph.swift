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

  private let edges: [String: [Edge]]

  /// The graph of these models. A model that isn't listed is not followed.
  public init(_ models: [any Model.Type]) {
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
