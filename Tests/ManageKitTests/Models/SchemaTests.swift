import Testing

@testable import ManageKit

@Suite("The schema of a model")
struct SchemaTests {
  private let post = Blog.Post.schema

  private func column(_ property: String) throws -> ColumnSchema {
    try #require(post.column(ofProperty: property))
  }

  @Test("has the table and its names in every language")
  func names() throws {
    #expect(post.table == "blog_post")
    #expect(post.name == ["en": "post", "ko": "글"])
    #expect(post.pluralName == ["en": "posts"])
    #expect(Blog.Author.schema.name == "blog_author" && Blog.Author.schema.pluralName == "blog_author")
  }

  @Test("a field has a label, in words where none is given, and help")
  func labels() throws {
    #expect(try column("title").label.text(in: "ko-KR") == "제목")
    #expect(try column("title").label.text(in: "fr") == "title")
    #expect(try column("isActive").label == "is active")
    #expect(try column("title").help == "What the list shows.")
    #expect(try column("slug").help == nil)
    #expect("htmlURLPath".words == "html url path" && "userID".words == "user id" && "line2Text".words == "line2 text")
  }

  @Test("has the columns in the properties' order")
  func columns() {
    #expect(
      post.columns.map(\.name) == [
        "id", "title", "user_id", "parent_id", "price", "status", "layout", "views", "is_active", "slug", "created_at",
        "updated_at",
      ])
    #expect(
      post.columns.map(\.type) == [
        .integer, .varchar(30), .text, .integer, .decimal(digits: 8, places: 2), .text, .json, .integer, .boolean,
        .text, .timestamp, .timestamp,
      ])
  }

  @Test("a column is null where the property is optional, and only there")
  func nullability() {
    #expect(post.columns.filter(\.isNullable).map(\.property) == ["parent", "price"])
  }

  @Test("lengths are those of varchar")
  func lengths() throws {
    #expect(try column("title").maxLength == 30)
    #expect(try column("slug").maxLength == nil)
    #expect(Blog.Author.schema.primaryKey.maxLength == 20)
  }

  @Test("a default is the property's; the database's is kept apart")
  func defaults() throws {
    #expect(try column("status").defaultValue == .text("draft"))
    #expect(try column("views").defaultValue == .integer(0))
    #expect(try column("isActive").defaultValue == .bool(true))
    #expect(try column("title").defaultValue == nil)
    #expect(try column("slug").defaultValue == nil)
    #expect(try column("slug").databaseDefault == .text("-"))
    #expect(try column("slug").isUnique)
  }

  @Test("knows the key, and that the database makes an integer's")
  func primaryKey() {
    #expect(post.primaryKey.property == "id")
    #expect(post.primaryKey.isGenerated)
    #expect(Blog.Author.schema.primaryKey.name == "name")
    #expect(!Blog.Author.schema.primaryKey.isGenerated)
    #expect(post.insertedColumns.map(\.name) == post.columns.dropFirst().map(\.name))
    #expect(Blog.Author.schema.insertedColumns.count == 2)
  }

  @Test("knows the fields that the clock fills in")
  func timestamps() throws {
    #expect(try column("createdAt").timestamp == .created)
    #expect(try column("updatedAt").timestamp == .updated)
    #expect(try column("views").timestamp == nil)
  }

  @Test("a reference knows the other table, its key, and the rule")
  func references() throws {
    let author = try #require(try column("author").reference)
    #expect(ObjectIdentifier(author.target) == ObjectIdentifier(Blog.Author.self))
    #expect(author.table == "blog_author")
    #expect(author.column.name == "name")
    #expect(author.onDelete == .cascade)
    #expect(!author.isEnforcedByDatabase)
    #expect(author.relatedName == "posts")
  }

  @Test("a model may reference itself")
  func selfReference() throws {
    let parent = try #require(try column("parent").reference)
    #expect(parent.table == "blog_post")
    #expect(parent.isEnforcedByDatabase)
  }

  @Test("indexes are of columns, those of references among them")
  func indexes() {
    #expect(
      post.indexes == [
        .index("user_id"), .index("parent_id"), .index("user_id", "-created_at"),
        .unique("parent_id", "title", name: "one_title"),
      ])
    #expect(post.indexes[2].parts.map(\.isDescending) == [false, true])
    #expect(post.checks == [.check("views >= 0", name: "views_positive")])
  }

  @Test("a join table is a model with two references, unique together")
  func joinTable() {
    let like = Blog.Like.schema
    #expect(like.columns.map(\.name) == ["id", "post_id", "author_id"])
    #expect(like.indexes.last == .unique("post_id", "author_id"))
    #expect(like.columns[2].type == .text)
  }
}
