import Foundation
import ManageKit

/// A part of the forum; parts lie within parts.
@Model("forum_forumcategory", name: ["en": "category", "ko": "분류"], plural: ["en": "categories"])
struct Category {
  @ID let id: Int
  @CreatedAt var createdAt: Date
  @UpdatedAt var updatedAt: Date
  @Field(max: 30, unique: true) var name: String
  @Field(max: 30) var description: String
  @References(Category.self, onDelete: .cascade) var parentCategory: Category.ID?
}

/// All categories, which are loaded in one statement.
typealias CategoryTree = ModelTree<Category>

extension CategoryTree {
  /// `SELECT … FROM forum_forumcategory ORDER BY id`
  static func load(from database: Database) async throws -> CategoryTree {
    CategoryTree(try await Category.order { $0.id.ascending }.fetch(from: database), parent: \.parentCategory)
  }

  /// The name of a category; nothing for none.
  func name(of id: Category.ID?) -> String { id.flatMap { self[$0]?.row.name } ?? "" }

  /// The choices of a form, in which a dash stands for each category around.
  var choices: [FormChoice] {
    [.option("", "None")]
      + entries.map { entry in
        .option(
          entry.row.id.templateValue,
          label: .string(String(repeating: "– ", count: entry.depth) + entry.row.description))
      }
  }
}
