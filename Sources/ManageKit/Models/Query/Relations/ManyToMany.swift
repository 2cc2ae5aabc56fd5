/// The rows of another model that a third one, of two references, connects with a row.
///
///     extension Post {
///       static let tags = ManyToMany(through: \PostTag.Columns.post, \PostTag.Columns.tag)
///     }
///
///     let tags = try await Post.tags.load(for: posts, from: database)   // one statement for all posts
///     Post.filter { Post.tags.of($0).filter { $0.name == "swift" }.exists() }
public struct ManyToMany<Source: Model, Columns: ModelColumns, Target: Model>: Sendable {
  /// The model that connects the two.
  public typealias Through = Columns.Table

  private let sourceColumn, targetColumn: String

  /// The relation by the two references of `Through`.
  public init(
    through source: KeyPath<Columns, ForeignKey<Source, Source.ID>>,
    _ target: KeyPath<Columns, ForeignKey<Target, Target.ID>>
  ) {
    let columns = Columns(.next())
    sourceColumn = columns[keyPath: source].columnName
    targetColumn = columns[keyPath: target].columnName
  }

  /// The rows that are connected with the row of another query: a query within it.
  ///
  ///     // SELECT … FROM "tag" WHERE "tag"."id" IN (SELECT "post_tag"."tag_id" FROM "post_tag"
  ///     //   WHERE "post_tag"."post_id" = "post"."id")
  public func of(_ source: Source.Columns) -> Query<Target, Target> {
    connected { $0 == source.primaryKey }
  }

  /// The rows that are connected with one row.
  public func of(_ source: Source) -> Query<Target, Target> {
    connected { $0 == source.id }
  }

  private func connected(_ isSource: (Column<Source.ID>) -> SQLExpression<Bool>) -> Query<Target, Target> {
    let targets = Through.filter { isSource($0.tableReference.column(sourceColumn, Source.ID.self)) }
      .select { $0.tableReference.column(targetColumn, Target.ID.self) }
    return Target.filter { $0.primaryKey.in(targets) }
  }

  /// Loads the rows that are connected with any of `sources`, in one statement:
  ///
  ///     // SELECT "tag".*, "post_tag"."post_id" FROM "tag" JOIN "post_tag" … WHERE "post_tag"."post_id" IN ($1, …)
  public nonisolated(nonsending) func load(
    for sources: some Sequence<Source>, from database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> Related<Source, Target> {
    try await load(for: sources, from: database, fileID: fileID, line: line) { $0 }
  }

  /// Loads the rows that are connected with any of `sources`, as `narrow` filters and orders them and loads others with
  /// them.
  ///
  /// More sources than one statement can name are asked for in several, unless `narrow` limits the rows.
  public nonisolated(nonsending) func load<Output: Sendable>(
    for sources: some Sequence<Source>, from database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line,
    _ narrow: (Query<Target, Target>) -> Query<Target, Output>
  ) async throws -> Related<Source, Output> {
    let step = TableReference.Step(
      column: Target.schema.primaryKey.name, isNullable: false, table: Through.schema.table, key: targetColumn)
    return try await Related(to: sources, from: database, at: SourcePlace(fileID: fileID, line: line)) { keys in
      narrow(Target.filter { $0.tableReference.following(step).column(sourceColumn, DatabaseValue.self).in(keys) })
        .adding { $0.tableReference.following(step).column(sourceColumn, Source.ID.self) }
    }
  }
}
