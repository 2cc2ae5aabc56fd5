import Foundation
import ManageTemplateEngine
import Testing

@testable import ManageKit

@Suite("A model")
struct ModelTests {
  private let now = Date(timeIntervalSince1970: 1_700_000_000)

  private var post: Blog.Post {
    Blog.Post(id: 7, title: "안녕", author: "minsu", price: 12.5, slug: "a", createdAt: now, updatedAt: now)
  }

  @Test("is a plain value: equal by its fields, identified by its key")
  func plainValue() {
    var other = post
    #expect(other == post)
    other.views += 1
    #expect(other != post)
    #expect(other.id == post.id)
    #expect(Blog.Author(name: "minsu").id == "minsu")
  }

  @Test("values come back as they were written, column by column")
  func roundTrip() throws {
    var row = RowDecoder(post.databaseValues)
    #expect(try Blog.Post(from: &row) == post)
    #expect(row.position == Blog.Post.schema.columns.count)
  }

  @Test("two are read from one joined row")
  func joinedRow() throws {
    let author = Blog.Author(name: "minsu", joined: CalendarDate(year: 2026, month: 1, day: 31))
    var row = RowDecoder(post.databaseValues + author.databaseValues)
    #expect(try Blog.Post(from: &row) == post)
    #expect(try Blog.Author(from: &row) == author)
  }

  @Test("null in a property that can't be is an error")
  func unexpectedNull() {
    var values = post.databaseValues
    values[1] = .null
    #expect(throws: DatabaseError.self) {
      var row = RowDecoder(values)
      _ = try Blog.Post(from: &row)
    }
  }

  @Test("a draft has the properties' defaults, and the time where the clock decides")
  func draft() {
    let draft = Blog.Post.Draft(title: "t", author: "minsu")
    #expect(draft.parent == nil)
    #expect(
      draft.databaseValues(at: now.databaseValue) == [
        .text("t"), .text("minsu"), .null, .null, .text("draft"),
        Blog.Post.Draft(title: "", author: "").layout.databaseValue,
        .integer(0), .bool(true), .text("-"), .timestamp(now), .timestamp(now),
      ])
    #expect(draft.databaseValues(at: .null).count == Blog.Post.schema.insertedColumns.count)
  }

  @Test("a field is found by its names", arguments: ["isActive", "is_active"])
  func fieldValues(name: String) {
    #expect(post.fieldValue(named: name) as? Bool == true)
  }

  @Test("an empty field is null; a missing field stays unset")
  func emptyFields() throws {
    #expect(try #require(post.fieldValue(named: "parent_id")).databaseValue == .null)
    #expect(post.fieldValue(named: "nothing") == nil)
  }
}

@Suite("A model in a template")
struct ModelTemplateTests {
  private let post = Blog.Post(
    id: 7, title: "<b>", author: "minsu", slug: "a", createdAt: Date(timeIntervalSince1970: 0),
    updatedAt: Date(timeIntervalSince1970: 0))

  private func render(_ template: String) throws -> String {
    let engine = Engine(loader: DictionaryLoader([:]))
    return try engine.renderText(engine.compile(template), ["post": post.templateValue])
  }

  @Test("has no other members")
  func unknownMember() {
    #expect(post.member("nothing") == nil)
  }

  @Test(
    "shows its fields by Django's names, its key as pk, and its own members",
    arguments: [
      ("{{ post.title }}", "&lt;b&gt;"), ("{{ post.pk }} {{ post.id }}", "7 7"), ("{{ post.user_id }}", "minsu"),
      ("{{ post.is_active }}", "True"), ("{{ post.parent }}", "None"), ("{{ post.shout }}", "&lt;B&gt;"),
      ("{{ post.layout.columns }}", "2"), ("{% if post.nothing %}yes{% else %}no{% endif %}", "no"),
      ("{{ post }}", "Post object (7)"),
      ("{{ post.created_at|date:'Y-m-d' }}", "1970-01-01"),
    ])
  func members(template: String, shown: String) throws {
    #expect(try render(template) == shown)
  }
}
