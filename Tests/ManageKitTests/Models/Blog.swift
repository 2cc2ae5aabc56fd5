import Foundation
import ManageTemplateEngine

@testable import ManageKit

/// Models with everything that a model can have.
enum Blog {
  enum Status: String, CaseIterable, FieldValue {
    case draft, published
  }

  struct Layout: Codable, Sendable, Equatable {
    var columns = 2
    var tags: [String] = []
  }

  @Model(
    "blog_post", name: ["en": "post", "ko": "글"], plural: ["en": "posts"],
    indexes: [.index("author", "-createdAt"), .unique("parent", "title", name: "one_title")],
    constraints: [.check("views >= 0", name: "views_positive")])
  struct Post {
    @ID var id: Int
    @Field(max: 30, label: ["en": "title", "ko": "제목"], help: "What the list shows.") var title: String
    @References(Author.self, column: "user_id", onDelete: .cascade, relatedName: "posts") var author: Author.ID
    @References(Post.self, onDelete: .setNull, database: true) var parent: Self.ID?
    @Field(digits: 8, places: 2) var price: Decimal?
    var status: Status = .draft
    var layout: JSON<Layout> = JSON(Layout())
    var views = 0, isActive = true
    @Field(unique: true, default: "-") var slug: String
    @CreatedAt var createdAt: Date
    @UpdatedAt var updatedAt: Date

    var shout: String { title.uppercased() }

    func templateMember(_ name: String) -> TemplateValue? {
      name == "shout" ? .string(shout) : nil
    }
  }

  @Model("blog_author")
  struct Author {
    @ID @Field(max: 20) let name: String
    var joined: CalendarDate?
  }

  /// Which posts an author likes.
  @Model("blog_like", indexes: [.unique("post", "author")])
  struct Like {
    @ID var id: Int
    @References(Post.self, onDelete: .cascade) var post: Post.ID
    @References(Author.self, onDelete: .cascade) var author: Author.ID
  }
}

extension RowDecoder {
  /// A row of these values.
  init(_ values: [DatabaseValue]) {
    self.init(Row(columns: RowColumns(values.indices.map { "column\($0)" }), values: values))
  }
}
