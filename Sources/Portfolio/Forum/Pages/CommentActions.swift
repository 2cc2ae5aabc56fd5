import ManageKit

/// What is done with comments: writing, answering, liking, deleting.
struct CommentActions: Sendable {
  let page: PostPage

  /// Adds a comment to the post, or an answer to the comment that the path names.
  func submit(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    let id: Post.ID = try context.parameter("id")
    let answered = try await answered(on: id, context)
    var form = try await context.receivedForm(CommentForm.self)
    guard let entry = form.validate() else { return try await page.page(of: id, form, answering: answered, context) }
    let draft = Comment.Draft(
      content: entry.content, author: user.id, post: id, parentComment: answered)
    do {
      let comment = try await context.database.transaction { connection in
        try await ForumLimit.comments.check(user.id, in: connection)
        return try await Comment.add(draft, from: context.origin.ip, in: connection)
      }
      return try redirect(to: comment.id, of: id, context)
    } catch let error as TooMuchWritten {
      form.addError(error.mistake)
      return error.refusing(try await page.page(of: id, form, answering: answered, context))
    }
  }

  /// Likes the comment, or no longer.
  func like(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    let (post, comment): (Post.ID, Comment.ID) = (try context.parameter("id"), try context.parameter("comment"))
    try await context.database.transaction {
      try await Like.toggle(comment: comment, of: post, by: user.id, in: $0)
    }
    return try redirect(to: comment, of: post, context)
  }

  /// Hides the comment.
  func delete(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    let id: Post.ID = try context.parameter("id")
    let comment = try await comment(on: id, context)
    try Role(of: user, towards: comment.author).require(.delete)
    try await context.database.transaction { try await comment.hide(in: $0) }
    context.session.addMessage(.success, context.translate("The comment is deleted."))
    return Redirect(toRoute: "post", ["id": id])
  }

  /// The comment that an answer belongs to: the first one where it answers an answer; nil where the path names none.
  private func answered(on post: Post.ID, _ context: WebContext) async throws -> Comment.ID? {
    guard (try? context.parameter("comment") as Comment.ID) != nil else { return nil }
    let comment = try await comment(on: post, context)
    return comment.parentComment ?? comment.id
  }

  /// The comment that the path names; a 404 for one that no page shows.
  private func comment(on post: Post.ID, _ context: WebContext) async throws -> Comment {
    let id: Comment.ID = try context.parameter("comment")
    return try await Comment.filter { $0.id == id && $0.post == post && $0.isActive }.get(from: context.database)
  }

  private func redirect(to comment: Comment.ID, of post: Post.ID, _ context: WebContext) throws -> Redirect {
    Redirect(to: try context.url("post", ["id": post]) + "#comment-\(comment)")
  }
}
