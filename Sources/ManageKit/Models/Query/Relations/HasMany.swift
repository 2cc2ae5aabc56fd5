/// The rows of another model that reference a row: the other side of `@References`.
///
///     extension Post {
///       static let comments = HasMany(\Comment.Columns.post)
///     }
///
///     let comments = try await Post.comments.load(for: posts, from: database)   // one statement for all posts
///     try comments[posts[0]]                                                    // [Comment]
///     Post.filter { Post.comments.of($0).filter { $0.isActive }.exists() }
///     Post.all.annotating { Post.comments.of($0).count() }                      // [(Post, Int)]
public struct HasMany<Source: Model, Columns: ModelColumns>: Sendable {
  /// The model that has the reference.
  public typealias Target = Columns.Table

  private let column: String

  /// The rows whose reference names a row of `Source`.
  public init(_ reference: KeyPath<Columns, ForeignKey<Source, Source.ID>>) {
    column = Columns(.next())[keyPath: reference].columnName
  }

  /// The rows whose reference names a row of `Source`, or is null.
  public init(_ reference: KeyPath<Columns, ForeignKey<Source, Source.ID?>>) {
    column = Columns(.next())[keyPath: reference].columnName
  }

  /// The rows that reference the row of another query: a query within it.
  ///
  ///     Post.filter { Post.comments.of($0).exists() }
  ///     // WHERE EXISTS (SELECT 1 FROM "comment" WHERE "comment"."post_id" = "post"."id")
  public func of(_ source: Source.Columns) -> Query<Target, Target> {
    Target.filter { $0.tableReference.column(column, Source.ID.self) == source.primaryKey }
  }

  /// The rows that reference one row: `SELECT … FROM "comment" WHERE "comment"."post_id" = $1`
  public func of(_ source: Source) -> Query<Target, Target> {
    Target.filter { $0.tableReference.column(column, Source.ID.self) == source.id }
  }

  /// Loads the rows that reference any of `sources`, in one statement: `… WHERE "comment"."post_id" IN ($1, $2, …)`
  public nonisolated(nonsending) func load(
    for sources: some Sequence<Source>, from database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line
  ) async throws -> Related<Source, Target> {
    try await load(for: sources, from: database, fileID: fileID, line: line) { $0 }
  }

  /// Loads the rows that reference any of `sources`, as `narrow` filters and orders them and loads others with them.
  ///
  ///     let comments = try await Post.comments.load(for: posts, from: database) { $0.including(\.author) }
  ///     for (comment, author) in try comments[post] { … }
  ///
  /// More sources than one statement can name are asked for in several, unless `narrow` limits the rows.
  public nonisolated(nonsending) func load<Output: Sendable>(
    for sources: some Sequence<Source>, from database: some DatabaseAccess, fileID: String = #fileID, line: Int = #line,
    _ narrow: (Query<Target, Target>) -> Query<Target, Output>
  ) async throws -> Related<Source, Output> {
    try await Related(to: sources, from: database, at: SourcePlace(fileID: fileID, line: line)) { keys in
      narrow(Target.filter { $0.tableReference.column(column, DatabaseValue.self).in(keys) })
        .adding { $0.tableReference.column(column, Source.ID.self) }
    }
  }
}

extension TableReference {
  /// A column by its name.
  func column<Value>(_ name: String, _ type: Value.Type) -> Column<Value> { Column(name, in: self) }
}
