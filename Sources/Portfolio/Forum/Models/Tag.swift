import Foundation
import ManageKit

/// A word that posts are found by.
@Model("forum_forumtag", name: ["en": "tag", "ko": "태그"], plural: ["en": "tags"])
struct Tag {
  @ID let id: Int
  @CreatedAt var createdAt: Date
  @UpdatedAt var updatedAt: Date
  @Field(max: 50, unique: true) var name: String
  @References(Tag.self, onDelete: .cascade) var parentTag: Tag.ID?
}

/// A tag of a post.
@Model("forum_forumpost_tags", indexes: [.unique("post", "tag")])
struct PostTag {
  @ID let id: Int
  @References(Post.self, column: "forumpost_id", onDelete: .cascade) var post: Post.ID
  @References(Tag.self, column: "forumtag_id", onDelete: .cascade) var tag: Tag.ID
}

extension Tag {
  /// The most tags of a post.
  private static let maximumCount = 10
  /// The length of the column, in Unicode scalars.
  private static let maximumLength = 50

  /// The names that texts mark with `#`: letters, digits and Hangul, ASCII's letters small; each once, in order.
  static func names(in texts: String...) -> [String] {
    var names: [String] = []
    for text in texts {
      var name: String.UnicodeScalarView?
      for scalar in Array(text.unicodeScalars) + ["\n"] {
        if scalar.isTagLetter, name != nil {
          name?.append(scalar.asciiLowercased)
        } else {
          if let found = name, (1...maximumLength).contains(found.count) { names.append(String(found)) }
          name = scalar == "#" ? "".unicodeScalars : nil
        }
      }
    }
    return Array(names.enumerated().filter { names.firstIndex(of: $1) == $0 }.map(\.1).prefix(maximumCount))
  }

  /// Makes these the tags of a post, and the tags that are new.
  nonisolated(nonsending) static func set(_ names: [String], of post: Post.ID, in connection: Connection) async throws {
    if !names.isEmpty {
      // In one order, so that two posts with the same new tags don't wait for each other.
      try await insert(names.sorted().map { Draft(name: $0) }).orIgnore().execute(in: connection)
    }
    let ids = try await filter { $0.name.in(names) }.select { $0.id }.fetch(from: connection)
    try await PostTag.filter { $0.post == post && !$0.tag.in(ids) }.delete(from: connection)
    guard !ids.isEmpty else { return }
    try await PostTag.insert(ids.map { PostTag.Draft(post: post, tag: $0) }).orIgnore().execute(in: connection)
  }
}

extension Unicode.Scalar {
  fileprivate var isTagLetter: Bool {
    self == "_" || properties.isAlphabetic || properties.numericType == .decimal
  }

  /// A letter of ASCII in its small form, and any other as it is.
  var asciiLowercased: Unicode.Scalar {
    ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value) + 0x20) : self
  }
}
