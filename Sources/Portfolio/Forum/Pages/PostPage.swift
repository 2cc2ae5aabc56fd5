import Foundation
import ManageKit

/// `/forum/posts/ID/`: a post with its comments.
struct PostPage: Sendable {
  private let views: DelayedBatch<PostView.Draft>

  init(_ site: SiteContext) {
    views = DelayedBatch { views in
      do { try await PostView.count(views, in: site.database) } catch {
        site.logger.warning("\(views.count) looks at posts are not counted: \(error)")
      }
    }
  }

  /// Shows the post and counts the look.
  func show(_ request: Request, _ context: WebContext) async throws -> any Reply {
    let id: Post.ID = try context.parameter("id")
    let page = try await page(of: id, context.emptyForm(CommentForm.self), context)
    if let address = context.origin.ip {
      views.add(PostView.Draft(address: address, date: Date(), post: id, user: context.user?.id))
    }
    return page
  }

  /// The page: the post with its author, its tags and comments, and what the reader likes of them.
  ///
  /// - Parameter answered: the comment that the form answers; nil for one on the post.
  func page(
    of id: Post.ID, _ form: BoundForm<CommentForm>, answering answered: Comment.ID? = nil, _ context: WebContext
  ) async throws -> Page {
    let database = context.database, user = context.user
    let (post, author, category) = try await Post.visible.filter { $0.id == id }
      .including(\.author).including(\.category).get(from: database)
    let tags = try await Post.tags.of(post).order { $0.name.ascending }.select { $0.name }.fetch(from: database)
    let comments = try await Comment.filter { $0.post == id }.including(\.author)
      .order { [$0.createdAt.ascending, $0.id.ascending] }.fetch(from: database)
    let likes = try await Likes(of: user, at: id, from: database)
    return Page(
      "forum/post.html",
      [
        "post": post, "author": author, "category": category, "tags": tags,
        "threads": CommentThread.threads(of: comments, for: user, likes).map { TemplateValue.object($0) },
        "is_liked": likes.hasPost, "may": Role(of: user, towards: post.author),
        "form": form, "answered": answered,
      ])
  }
}

/// What a user likes of a post and its comments.
struct Likes: Sendable {
  let hasPost: Bool
  let comments: Set<Comment.ID>

  /// Nothing for a visitor, without a statement.
  init(of user: User?, at post: Post.ID, from database: Database) async throws {
    guard let user else {
      (hasPost, comments) = (false, [])
      return
    }
    let likes = try await Like.filter { $0.author == user.id && ($0.post == post || $0.comment.post == post) }
      .select { $0.comment }.fetch(from: database)
    hasPost = likes.contains(nil)
    comments = Set(likes.compactMap(\.self))
  }
}
