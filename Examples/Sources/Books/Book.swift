import Foundation
public import ManageKit

/// A book on the shelf.
@Model("books_book", name: ["en": "book"], plural: ["en": "books"])
public struct Book {
  /// The key.
  @ID public var id: Int
  /// The title.
  @Field(max: 200) public var title: String
  /// The author's name, as the cover has it.
  @Field(max: 120) public var author: String
  /// The name of the cover's picture among the media, or nothing.
  @Field(max: 100) public var cover = ""
  /// When the book was put on the shelf.
  @CreatedAt public var addedAt: Date
}
