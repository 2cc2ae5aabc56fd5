import ManageKit

/// `/forum/feed.atom`: the newest posts, for feed readers (RFC 4287).
enum PostFeed {
  private static let size = 20

  static func show(_ request: Request, _ context: WebContext) async throws -> any Reply {
    let posts = try await Post.visible.order { [$0.createdAt.descending, $0.id.descending] }.limit(size)
      .including(\.author).fetch(from: context.database)
    let entries = posts.map { post, author in
      [
        "post": post.templateValue, "author": author.templateValue, "title": .string(xml(post.title)),
        "content": .string(xml(post.content)),
      ] as [String: TemplateValue]
    }
    return Page(
      "forum/feed.atom",
      ["entries": entries, "updated": posts.map(\.0.updatedAt).max(), "site": context.origin.siteURL],
      contentType: "application/atom+xml; charset=utf-8")
  }

  /// A text without the control characters that XML can't have, not even escaped.
  private static func xml(_ text: String) -> String {
    String(text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
  }
}
