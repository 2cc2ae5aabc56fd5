import Foundation
import ManageTesting
import Testing

@testable import ManageKit

/// The models of these tests.
enum Forum {
  @Model("team")
  struct Team {
    @ID var id: Int
    var name: String
  }

  @Model("member")
  struct Member {
    @ID var id: Int
    var name: String
    @References(Team.self, onDelete: .setNull) var team: Team.ID?
    var score: Int?
  }

  @Model("category")
  struct Category {
    @ID var id: Int
    var name: String
    @References(Category.self, onDelete: .protect) var parent: Self.ID?
  }

  @Model("post")
  struct Post {
    @ID var id: Int
    @Field(max: 50) var title: String
    @References(Member.self, onDelete: .cascade) var author: Member.ID
    @References(Category.self, onDelete: .setNull) var category: Category.ID?
    var isActive = true
    var views = 0
    var price: Decimal?
    var createdAt: Date
    @UpdatedAt var updatedAt: Date
  }

  @Model("comment")
  struct Comment {
    @ID var id: Int
    @References(Post.self, onDelete: .cascade) var post: Post.ID
    @References(Member.self, onDelete: .restrict) var author: Member.ID
    var text: String
  }

  @Model("tag")
  struct Tag {
    @ID var id: Int
    @Field(unique: true) var name: String
    var uses = 0
  }

  @Model("post_tag", indexes: [.unique("post", "tag")])
  struct PostTag {
    @ID var id: Int
    @References(Post.self, onDelete: .cascade) var post: Post.ID
    @References(Tag.self, onDelete: .cascade) var tag: Tag.ID
  }

  static let graph = ModelGraph([
    Team.self, Member.self, Category.self, Post.self, Comment.self, Tag.self, PostTag.self,
  ])

  private static let schemas = [
    Team.schema, Member.schema, Category.schema, Post.schema, Comment.schema, Tag.schema, PostTag.schema,
  ]

  /// Opens a new database with the tables of the forum.
  static func with<T>(_ dialect: Dialect, _ body: (Database) async throws -> T) async throws -> T {
    try await TestDatabase.withDatabase(dialect) { database in
      for schema in schemas { try await schema.create(in: database) }
      return try await body(database)
    }
  }

  /// The same, with three teams, members, categories and posts.
  ///
  /// Minsu (red, 10) wrote "Figs" (fruit, 5 views, 1.50) and "감나무" (trees, 0 views, 10.5); Ann (blue, no score) wrote
  /// "100% Äpfel" (fruit, 20 views, inactive, no price); Bo (no team, 3) wrote "apple_pie" (no category, 20 views,
  /// 9.25).
  static func withPosts<T>(_ dialect: Dialect, _ body: (Database) async throws -> T) async throws -> T {
    try await with(dialect) { database in
      try await Team.insert(["red", "blue"].map { Team.Draft(name: $0) }, into: database)
      try await Member.insert(
        [
          Member.Draft(name: "Minsu", team: 1, score: 10), Member.Draft(name: "Ann", team: 2, score: nil),
          Member.Draft(name: "Bo", team: nil, score: 3),
        ], into: database)
      try await Category.insert(
        [
          Category.Draft(name: "plants", parent: nil), Category.Draft(name: "fruit", parent: 1),
          .init(name: "trees", parent: 1),
        ],
        into: database)
      try await Post.insert(
        [
          post("Figs", by: 1, in: 2, views: 5, price: "1.50", day: 1),
          post("감나무", by: 1, in: 3, views: 0, price: "10.5", day: 2),
          post("100% Äpfel", by: 2, in: 2, isActive: false, views: 20, price: nil, day: 3),
          post("apple_pie", by: 3, in: nil, views: 20, price: "9.25", day: 4),
        ], into: database)
      return try await body(database)
    }
  }

  static func post(
    _ title: String, by author: Int = 1, in category: Int? = nil, isActive: Bool = true, views: Int = 0,
    price: String? = nil, day: Int = 1
  ) -> Post.Draft {
    Post.Draft(
      title: title, author: author, category: category, isActive: isActive, views: views,
      price: price.flatMap { Decimal(string: $0) }, createdAt: self.day(day))
  }

  /// 09:15:00.25 UTC of a day in May 2026.
  static func day(_ day: Int) -> Date {
    Date(timeIntervalSince1970: 1_777_626_900.25 + Double(day - 1) * 86_400)
  }
}

extension Forum.Post {
  static let comments = HasMany(\Forum.Comment.Columns.post)
  static let tags = ManyToMany(through: \Forum.PostTag.Columns.post, \Forum.PostTag.Columns.tag)
}

extension Forum.Category {
  static let children = HasMany(\Forum.Category.Columns.parent)
}

extension Schema {
  /// Makes the table, with foreign keys that are checked at once.
  func create(in database: Database) async throws {
    let dialect = database.dialect
    let lines = columns.map { column in
      var line = "\"\(column.name)\" "
      line +=
        column.isGenerated ? column.type.generatedDeclaration(for: dialect) : column.type.declaration(for: dialect)
      if column.isPrimaryKey { line += " PRIMARY KEY" } else if !column.isNullable { line += " NOT NULL" }
      if column.isUnique { line += " UNIQUE" }
      if let reference = column.reference { line += " REFERENCES \"\(reference.table)\"" }
      return line
    }
    let unique = indexes.filter(\.isUnique).map { index in
      "UNIQUE (\(index.parts.map { "\"\($0.column)\"" }.joined(separator: ", ")))"
    }
    try await database.execute(
      SQL(unsafe: "CREATE TABLE \"\(table)\" (\((lines + unique).joined(separator: ", ")))"))
  }
}

/// Checks a statement's text for both databases; where one is given it is PostgreSQL's, and SQLite's but for the
/// placeholders.
func expectSQL(
  _ statement: some SQLStatement, _ postgres: String, sqlite: String? = nil, values: [DatabaseValue]? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let sql = try statement.sql(for: .postgres)
  #expect(sql.text(for: .postgres) == postgres, sourceLocation: sourceLocation)
  if let values { #expect(sql.values == values, sourceLocation: sourceLocation) }
  let expected = sqlite ?? postgres.replacing(/\$[0-9]+/, with: "?")
  #expect(try statement.sql(for: .sqlite).text(for: .sqlite) == expected, sourceLocation: sourceLocation)
}
